// 07-summary: the cells of the chapter as one program.

import Notebook
import Transformer
import TransformerFigures

useLanguage("zh-CN")

// MARK: - cell-1

let vocabulary = Vocabulary(texts: ["I have a cat", "dog you see the sit"])
let configuration = EncoderDecoder.Configuration(
  vocabularySize: vocabulary.count, tiesEmbeddings: false, seed: 48)
let source = try vocabulary.tokens("<Begin> I have a cat")
let target = try vocabulary.tokens("I have a cat <end>")
let batch = Batch(source: source, target: target)
let model = EncoderDecoder(configuration)
let schedule = WarmupSchedule(
  modelDimension: configuration.modelDimension, warmupSteps: 400)
let trainer = Trainer(model, schedule: schedule)
let history = try trainer.train(batch, steps: 200)
func words(_ ids: [Int]) -> [String] { ids.map { vocabulary[$0] } }
let inputWords = words(batch.decoderInput[0])

// MARK: - ask-7-a

let lengths = [4, 8, 16, 32, 64]
func longBatch(_ length: Int) -> Batch {
  let ids = (0..<length).map { 3 + $0 % (vocabulary.count - 3) }
  return Batch(source: source, target: Tokens(ids))
}
func decoderDepths(_ learner: RecurrentEncoderDecoder) -> [Int] {
  lengths.map { length in
    let start = learner.encode(source)  // [1, H]
    let input = longBatch(length).decoderInput
    return countingWork {
      learner.outputLayer(learner.decoder(learner.embedding(input), initial: start).states)
    }.work.depth
  }
}
let elman = RecurrentEncoderDecoder(.elman, vocabularySize: vocabulary.count, seed: 7)
let gru = RecurrentEncoderDecoder(.gru, vocabularySize: vocabulary.count, seed: 7)
let (elmanDepths, gruDepths) = (decoderDepths(elman), decoderDepths(gru))
let encoding = model.encode(source)
let ourDepths = lengths.map { length in
  countingWork { model.decode(longBatch(length).decoderInput, encoding: encoding) }.work.depth
}
/// 步数从 4 到 64，深度增加多少。
func growth(_ depths: [Int]) -> Float { Float(depths[4] - depths[0]) }
ask("先猜：给 RNN 也用上教师强制，步数从 4 变成 64，它的深度会怎样？", [
  .wrong(
    "不变，因为输入都已知了", holds: growth(gruDepths) == 0,
    evidence: "输入已知，隐藏状态却还不知道：GRU 的深度从 \(grouped(gruDepths[0])) 变成 \(grouped(gruDepths[4]))"),
  .right(
    "跟着步数增长", holds: growth(elmanDepths) > 0 && growth(gruDepths) > 0,
    evidence: "每一步都等上一步的隐藏状态：Elman 从 \(elmanDepths[0]) 到 \(elmanDepths[4])，GRU 从 \(gruDepths[0]) 到 \(gruDepths[4])"),
  .wrong(
    "增长，但 Transformer 也增长", holds: growth(ourDepths) > 0,
    evidence: "Transformer 没有隐藏状态要传，深度一直是 \(ourDepths[0])"),
])

// MARK: - fig-rnn-depth

display(LineChart(
  title: "深度", xAxis: ChartAxis("步数"), yAxis: ChartAxis("深度"),
  series: [
    LineSeries("GRU", at: lengths, gruDepths),
    LineSeries("Elman RNN", at: lengths, elmanDepths),
    LineSeries("Transformer", at: lengths, ourDepths),
  ]))

// MARK: - trains-in-parallel

verify("7-a", "Transformer 的深度增加多少（对照：Elman RNN）", equals: 0) {
  growth(ourDepths)
} control: {
  growth(elmanDepths)
}
verify("7-a", "Transformer 的深度增加多少（对照：GRU）", equals: 0) {
  growth(ourDepths)
} control: {
  growth(gruDepths)
}

// MARK: - fig-rnn-losses

let elmanLosses = try Trainer(elman).train(batch, steps: 200)
let gruLosses = try Trainer(gru).train(batch, steps: 200)
display(lossCurve(
  "训练损失",
  [
    (name: "Elman RNN", losses: elmanLosses),
    (name: "GRU", losses: gruLosses),
    (name: "Transformer", losses: history),
  ]))

// MARK: - equal-parameters

let wideGRU = RecurrentEncoderDecoder(
  .gru, vocabularySize: vocabulary.count, modelDimension: 60, seed: 7)
func step(_ learner: any SequenceToSequence, _ long: Batch) {
  learner.losses(for: long).loss.backward()
  learner.parameters.clearGradients()
}
/// 一步训练的乘加，句子有 256 步。
func additions(_ learner: any SequenceToSequence) -> Int {
  countingWork { step(learner, longBatch(256)) }.work.multiplyAdds
}

// MARK: - bag-of-words

var orderless = configuration
orderless.positions = .none
let bag = EncoderDecoder(orderless)
let ordered = EncoderDecoder(configuration)
let sentence = source[0]
let order = Array(sentence.indices.reversed())

// MARK: - ask-7-b

let twice = bag.encode(Tokens([sentence[1], sentence[1]])).memory[0]  // [2, D]
let sameWord = twice[0].maximumDifference(from: twice[1])
let twiceOrdered = ordered.encode(Tokens([sentence[1], sentence[1]])).memory[0]  // [2, D]
let sameWordOrdered = twiceOrdered[0].maximumDifference(from: twiceOrdered[1])
ask("先猜：编码器没有位置编码，读“I I”这两个词。两个 I 的输出一样吗？", [
  .wrong(
    "不一样，它们站的位置不同", holds: sameWord > 1e-5,
    evidence: "没有位置编码，两个 I 的词向量完全相同，输出只差 \(scientific(sameWord))"),
  .right(
    "一样，它看不出哪个在前", holds: sameWord <= 1e-5 && sameWordOrdered > 0.01,
    evidence: "两行最多差 \(scientific(sameWord))；加上位置编码，就差 \(decimal(sameWordOrdered))"),
])

// MARK: - tbl-bag-of-words

/// 打乱以后的各行，与原来相应的行，最多差多少；平均以后又差多少。
func differences(_ encoder: EncoderDecoder, _ order: [Int]) -> [Float] {
  let moved = order.map { sentence[$0] }
  let plain = encoder.encode(Tokens(sentence)).memory[0]  // [S, D]
  let shuffled = encoder.encode(Tokens(moved)).memory[0]  // [S, D]
  let rows = order.enumerated().map { place, original in
    shuffled[place].maximumDifference(from: plain[original])
  }
  let means = shuffled.mean(axis: 0).maximumDifference(from: plain.mean(axis: 0))
  return [rows.max() ?? 0, means]
}
let wordOrder = [bag, ordered].map { differences($0, order) }
display(Tensor(wordOrder).table(
  "最大差",
  [
    .labelled("模型", ["没有位置编码", "有位置编码"]),
    .labelled("比较", ["逐行对照", "五行的平均"]),
  ]))

// MARK: - word-order

/// 一些位置的所有排法。
func permutations(_ places: [Int]) -> [[Int]] {
  guard places.count > 1 else { return [places] }
  return places.flatMap { first in
    permutations(places.filter { $0 != first }).map { [first] + $0 }
  }
}
let orders = permutations(Array(sentence.indices)).dropFirst()
verify("7-b", "没有位置编码：任何排法，逐行与平均的最大差（对照：有位置编码）", atMost: 1e-5) {
  orders.flatMap { differences(bag, $0) }.max() ?? 1
} control: {
  orders.flatMap { differences(ordered, $0) }.max() ?? 1
}
verify("7-b", "有位置编码：任何排法，逐行与平均里最小的差", atLeast: 0.01) {
  orders.flatMap { differences(ordered, $0) }.min() ?? 0
}

// MARK: - order-without-positions

/// 没有位置编码的解码器，换一种排法，同一个词的 logits 最多变多少；最后一个词不动时，最后一行变多少。
func orderEffects(layers: Int, isMasked: Bool) -> (rows: Float, last: Float) {
  var kind = orderless
  kind.decoderLayers = layers
  if !isMasked { kind.ablations.insert(.causalMask) }
  let decoder = EncoderDecoder(kind)
  let encoding = decoder.encode(source)
  let plain = decoder.decode(Tokens(sentence), encoding: encoding).logits[0]  // [T, V]
  var (rows, last) = (Float.infinity, Float.infinity)
  for order in orders {
    let other = decoder.decode(Tokens(order.map { sentence[$0] }), encoding: encoding).logits[0]
    let changes = order.enumerated().map { other[$0].maximumDifference(from: plain[$1]) }
    rows = min(rows, changes.max() ?? 0)
    if order[4] == 4 { last = min(last, changes[4]) }
  }
  return (rows, last)
}
let oneLayer = orderEffects(layers: 1, isMasked: true)
let twoLayers = orderEffects(layers: 2, isMasked: true)
verify("E11", "没有位置编码的因果解码器，任何排法里各行的最大变化，最小值（对照：去掉掩码）", atLeast: 0.01) {
  oneLayer.rows
} control: {
  orderEffects(layers: 1, isMasked: false).rows
}
verify("E11", "前缀换了次序，两层的最后一行的最小变化（对照：只有一层）", atLeast: 0.01) {
  twoLayers.last
} control: {
  oneLayer.last
}

// MARK: - fig-positions

display(sinusoidalPositions(length: 16, modelDimension: configuration.modelDimension)
  .heatmap("位置编码", rows: .named("位置"), columns: .features))

// MARK: - fig-x

let layer = model.decoderLayers[0].selfAttention
let x = model.embed(batch.decoderInput)  // [1, T, D]
display(x[0].heatmap("X", rows: .steps(inputWords), columns: .features))

// MARK: - fig-qkv

let width = layer.headDimension
let head = 0..<width  // 第 1 个头的列
/// 一个变换里，第 1 个头的参数矩阵和偏置。
func firstHead(_ projection: Linear) -> (weight: Tensor, bias: Tensor) {
  (
    projection.weight.transposed().sliced(head, axis: 1),  // [D, d_k]
    projection.bias.map { $0.sliced(head) } ?? .zeros([width])  // [d_k]
  )
}
let (wQ, bQ) = firstHead(layer.queryProjection)
let (wK, bK) = firstHead(layer.keyProjection)
let (wV, bV) = firstHead(layer.valueProjection)
let queries = x[0].matmul(wQ) + bQ  // [T, d_k]
let keys = x[0].matmul(wK) + bK  // [T, d_k]
let values = x[0].matmul(wV) + bV  // [T, d_k]
display(
  HeatmapGrid(
    title: "参数矩阵",
    panels: [("查询的矩阵", wQ), ("键的矩阵", wK), ("值的矩阵", wV)].map { name, matrix in
      matrix.transposed().heatmap(name, rows: .named("维"), columns: .features)
    }, showsThumbnails: true))
display(HeatmapGrid(
  title: "Q、K、V",
  panels: [("Q", queries), ("K", keys), ("V", values)].map { name, matrix in
    matrix.heatmap(name, rows: .steps(inputWords), columns: .named("维"))
  }, showsThumbnails: true))

// MARK: - tbl-why-root

let widths = [4, 16, 64, 256]
/// 许多随机向量的点积的均方根。
func productSize(_ width: Int) -> Float {
  let left = Tensor.normal([64, width], standardDeviation: 1, seed: 1)  // [64, d]
  let right = Tensor.normal([64, width], standardDeviation: 1, seed: 2)  // [64, d]
  let products = left.matmul(right.transposed())  // [64, 64]
  return (products * products).mean().item.squareRoot()
}
display(CountTable(
  title: "点积的均方根", columns: widths.map { "\($0) 维" },
  rows: [
    .values("点积", widths.map(productSize)),
    .values("除以维数的平方根", widths.map { productSize($0) / Float($0).squareRoot() }),
  ]))

// MARK: - head-by-formula

let causalMask = AttentionMask.causalMask(length: 5)
let root = Float(width).squareRoot()
let scores = queries.matmul(keys.transposed()) / root  // [T, T]
let hidden = causalMask.tensor.scalars.map { $0 == 0 ? -Float.infinity : 0 }
let weights = (scores + Tensor(shape: [5, 5], scalars: hidden)).softmax()  // [T, T]

// MARK: - ask-7-c

let unscaled = queries.matmul(keys.transposed())  // [T, T]
let sharp = (unscaled + Tensor(shape: [5, 5], scalars: hidden)).softmax()  // [T, T]
let (soft, hard) = (weights[4].max(), sharp[4].max())
ask("先猜：点积不除以维数的平方根，最后一行里最大的那个注意力权重会怎样？", [
  .right(
    "变大，更偏向一个词", holds: hard > soft,
    evidence: "分数变大，差距也变大，softmax 就更偏心：从 \(decimal(soft)) 变成 \(decimal(hard))"),
  .wrong(
    "不变，每一行加起来反正是一", holds: hard == soft,
    evidence: "和不变，分法变了：最大的从 \(decimal(soft)) 变成 \(decimal(hard))"),
  .wrong(
    "变小，更平均", holds: hard < soft,
    evidence: "正相反，分数的差距变大了：最大的从 \(decimal(soft)) 变成 \(decimal(hard))"),
])

// MARK: - fig-head-output

let headOutput = weights.matmul(values)  // [T, d_k]
display(headOutput.heatmap("头的输出", rows: .steps(inputWords), columns: .named("维")))

// MARK: - by-hand

let layerAttention = layer(queries: x, keys: x, values: x, mask: causalMask)
let layerWeights = layerAttention.weights[0, 0]  // [T, T]
let byHandDifference = weights.maximumDifference(from: layerWeights)
let firstHeadOnly = Tensor(
  (0..<width).map { row in
    (0..<configuration.modelDimension).map { $0 == row ? Float(1) : 0 }
  })  // [d_k, D]
let revealing = MultiHeadAttention(
  queryProjection: layer.queryProjection, keyProjection: layer.keyProjection,
  valueProjection: layer.valueProjection,
  outputProjection: Linear(weight: firstHeadOnly), heads: layer.heads)
let revealed = revealing(queries: x, keys: x, values: x, mask: causalMask)
/// 三个变换离“和的像等于像的和”有多远。
func nonlinearity(_ after: (Tensor) -> Tensor) -> Float {
  let other = model.embed(source)  // [1, T, D]
  return [layer.queryProjection, layer.keyProjection, layer.valueProjection].map { map in
    let sum = after(map(x + other)) + after(map(x * 0))  // [1, T, D]
    return sum.maximumDifference(from: after(map(x)) + after(map(other)))
  }.max() ?? 1
}
verify("7-c", "Q、K、V 离线性变换有多远（对照：变换后面加一个 ReLU）", atMost: 1e-4) {
  nonlinearity { $0 }
} control: {
  nonlinearity { $0.relu() }
}
verify("7-c", "按公式算的注意力权重与层自己的，最大差", atMost: 1e-5) {
  byHandDifference
}
verify("7-c", "按公式算的头输出与层自己的，最大差", atMost: 1e-5) {
  headOutput.maximumDifference(from: revealed.output[0])
}

// MARK: - fig-strip

let pass = model.teacherForced(batch)
display(AttentionStrip(
  "解码器第 1 层 自注意力",
  trace: AttentionTrace(
    selfAttentionOf: model, pass: pass.pass, layer: 0, mask: causalMask),
  queries: inputWords, keys: inputWords))

// MARK: - ask-7-d

var single = configuration
single.heads = 1
let oneHeadParameters = EncoderDecoder(single).parameters.scalarCount
let manyHeadParameters = model.parameters.scalarCount
ask("先猜：维数不变，把一个头改成四个头，模型的参数会变多吗？", [
  .wrong(
    "变成四倍", holds: manyHeadParameters == 4 * oneHeadParameters,
    evidence: "列没有变多，只是分了组：一个头 \(grouped(oneHeadParameters)) 个数，四个头 \(grouped(manyHeadParameters)) 个数"),
  .right(
    "不变，只是把同样的列分给几个头", holds: manyHeadParameters == oneHeadParameters,
    evidence: "四个头各占四分之一的列，合起来还是原来的矩阵：都是 \(grouped(oneHeadParameters)) 个数"),
])

// MARK: - translation-corpus

let subjects = [
  ("我", "I"), ("你", "you"), ("他", "he"), ("她", "she"),
  ("我们", "we"), ("他们", "they"),
]
let verbs = [
  ("有", "have", "has"), ("看见", "see", "sees"), ("喜欢", "like", "likes"),
]
let objects = [
  ("一只猫", "a cat"), ("一只狗", "a dog"), ("一本书", "a book"),
  ("两只猫", "two cats"), ("两只狗", "two dogs"), ("两本书", "two books"),
]
var sentences: [(source: String, target: String)] = []
for (when, suffix) in [("", ""), ("今天", "today ")] {
  for (who, subject) in subjects {
    for (does, plain, third) in verbs {
      for (what, object) in objects {
        let verb = ["he", "she"].contains(subject) ? third : plain
        sentences.append(
          (when + who + does + what, "\(subject) \(verb) \(object) \(suffix)<end>"))
      }
    }
  }
}

// MARK: - translator

let lessons = sentences.indices.filter { $0 % 7 == 0 }.map { sentences[$0] }
let exam = sentences.indices.filter { $0 % 7 != 0 }.map { sentences[$0] }
let bilingual = Vocabulary(texts: sentences.flatMap { [$0.source, $0.target] })
let untrained = EncoderDecoder(
  .init(vocabularySize: bilingual.count, encoderLayers: 1, decoderLayers: 1, seed: 1))
let translator = EncoderDecoder(untrained.configuration)
let translatorTrainer = Trainer(
  translator, schedule: WarmupSchedule(modelDimension: 32, warmupSteps: 100))
let lessonBatches = try (0..<6).map { first in
  try Batch(
    stride(from: first, to: lessons.count, by: 6).map { lessons[$0] }, vocabulary: bilingual)
}
for _ in 1...40 {
  for lesson in lessonBatches { try translatorTrainer.step(lesson) }
}

// MARK: - fig-translator-heads

let question = try bilingual.tokens("今天他喜欢两只狗")
let reference = try bilingual.tokens("he likes two dogs today <end>")
let answer = translator.teacherForced(Batch(source: question, target: reference))
let heads = answer.pass.attentionWeights("dec.0.cross")[0]  // [H, T, S]
display(attentionHeads(
  "交叉注意力",
  trace: AttentionTrace(
    crossAttentionOf: translator, pass: answer.pass,
    mask: .causalMask(length: reference[0].count)),
  queries: bilingual.words(reference[0]), keys: bilingual.words(question[0])))

// MARK: - looks-where-expected

let characters = bilingual.words(question[0])
/// 上面点到的各处，放在对应的字上的权重里最小的。
func smallestNamed(_ heads: Tensor) -> Float {  // [H, T, S]
  func weight(head: Int, step: Int, on text: String) -> Float {
    guard head < heads.shape[0] else { return 0 }  // The mutation leaves one head.
    return characters.indices.filter { text.contains(characters[$0]) }
      .map { heads[head, step, $0].item }.reduce(0, +)
  }
  return [
    weight(head: 0, step: 2, on: "两"), weight(head: 1, step: 3, on: "狗"),
    weight(head: 1, step: 0, on: "他"), weight(head: 3, step: 0, on: "他"),
    weight(head: 3, step: 1, on: "喜欢"), weight(head: 2, step: 4, on: "今天"),
    weight(head: 3, step: 4, on: "今天"),
  ].min() ?? 0
}
func crossAttention(_ model: EncoderDecoder) -> Tensor {  // [H, T, S]
  model.teacherForced(Batch(source: question, target: reference)).pass
    .attentionWeights("dec.0.cross")[0]
}
verify("7-d", "上面点到的格子里最小的权重（对照：同样的模型，没有训练过）", atLeast: 0.5) {
  smallestNamed(crossAttention(translator))
} control: {
  smallestNamed(crossAttention(untrained))
}

// MARK: - fig-average-looks

let kinds = ["主语", "动词", "数", "名词"]
let matching = ["我你他她们", "有看见喜欢", "一两", "猫狗书"]
/// 一行一个头，一列一种词。
func looks(_ model: EncoderDecoder) throws -> [[Float]] {
  var sums = Tensor.zeros([model.configuration.heads, kinds.count])  // [H, kinds]
  for pair in exam {
    let batch = try Batch([pair], vocabulary: bilingual)
    let weights = model.teacherForced(batch).pass.attentionWeights("dec.0.cross")[0]  // [H, T, S]
    let words = bilingual.words(batch.source[0])
    sums = sums + Tensor(
      (0..<model.configuration.heads).map { head in
        kinds.indices.map { kind in
          words.indices.filter { matching[kind].contains(words[$0]) }
            .map { weights[head, kind, $0].item }.reduce(0, +)
        }
      })
  }
  return (0..<model.configuration.heads).map { (sums[$0] / Float(exam.count)).scalars }
}
/// 一列里最大的是第几个头。
func most(_ table: [[Float]], _ kind: Int) -> Int {
  table.indices.max { table[$0][kind] < table[$1][kind] } ?? 0
}
let looked = try looks(translator)
display(Tensor(looked).heatmap(
  "放在对应的字上的权重", rows: .heads, columns: .labelled("词的种类", kinds), scale: .unit))

// MARK: - fig-silenced-heads

/// 每一种词写对的比例，一个头不出声时。
func accuracies(_ model: EncoderDecoder, silencing head: Int?) throws -> [Float] {
  var hits = [Float](repeating: 0, count: kinds.count)
  for pair in exam {
    let batch = try Batch([pair], vocabulary: bilingual)
    let predictions = model.predictions(silencing: head, of: batch)
    for kind in kinds.indices where predictions[kind] == batch.target[0, kind] {
      hits[kind] += 1
    }
  }
  return hits.map { $0 / Float(exam.count) }
}
/// 一行一个头，一列一种词：不出声时掉多少。
func costs(_ model: EncoderDecoder) throws -> [[Float]] {
  let whole = try accuracies(model, silencing: nil)
  return try (0..<model.configuration.heads).map { head in
    zip(whole, try accuracies(model, silencing: head)).map { $0 - $1 }
  }
}
let headCosts = try costs(translator)
display(Tensor(headCosts).heatmap(
  "不出声的代价", rows: .heads, columns: .labelled("词的种类", kinds)))

// MARK: - heads-do-different-things

/// 分工的程度：两个头各有一种词比对方更要紧，取较小的差距；只有一个头时是零。
func specialisation(_ costs: [[Float]]) -> Float {
  var largest: Float = 0
  for first in costs {
    for second in costs {
      let gaps = zip(first, second).map { $0 - $1 }
      largest = max(largest, min(gaps.max() ?? 0, -(gaps.min() ?? 0)))
    }
  }
  return largest
}
try verify("7-d", "两个头分工的程度（对照：同样的模型，没有训练过）", atLeast: 0.1) {
  specialisation(headCosts)
} control: {
  specialisation(try costs(untrained))
}
