// 06-teacher-forcing: the cells of the chapter as one program.

import Notebook
import Transformer
import TransformerFigures

useLanguage("zh-CN")

// MARK: - setup

let vocabulary = Vocabulary(texts: ["I have a cat", "dog you see the sit"])
let configuration = EncoderDecoder.Configuration(
  vocabularySize: vocabulary.count, tiesEmbeddings: false, seed: 48)
let model = EncoderDecoder(configuration)
let source = try vocabulary.tokens("<Begin> I have a cat")
let target = try vocabulary.tokens("I have a cat <end>")
let batch = Batch(source: source, target: target)
let causalMask = model.causalMask(length: 5)
let onePass = model.teacherForced(batch)
let fiveSteps = DecodingOptions(maximumLength: 5, stopsAtEnd: false)
let freeRun = model.greedyDecode(source, fiveSteps)
let layers = configuration.decoderLayers
func words(_ ids: [Int]) -> [String] { vocabulary.words(ids) }
let inputWords = words(batch.decoderInput[0])
let freeClock = Clock("自回归", decoding: freeRun, layers: layers, vocabulary: vocabulary)
let taughtClock = Clock(
  "教师强制", pass: onePass, mask: causalMask, vocabulary: vocabulary)

// MARK: - fig-two-clocks

display(TwoClocks("两座钟", [freeClock, taughtClock]).stepper)

// MARK: - fig-clock-lengths

let longTarget = try vocabulary.tokens("I have a dog you see the cat")
display(Stepper(
  title: "句子的长短",
  frames: (2...longTarget.length).map { length in
    let options = DecodingOptions(maximumLength: length, stopsAtEnd: false)
    let pass = model.teacherForced(Batch(source: source, target: longTarget.prefix(length)))
    let clocks = [
      Clock(
        "自回归", decoding: model.greedyDecode(source, options), layers: layers,
        vocabulary: vocabulary),
      Clock(
        "教师强制", pass: pass, mask: model.causalMask(length: length), vocabulary: vocabulary),
    ]
    return FigurePart("T = \(length)", TwoClocks("T = \(length)", clocks))
  }))

// MARK: - tbl-side-by-side

display(StepComparison(
  "自回归与教师强制", freeRunning: freeRun, teacherForcing: onePass,
  batch: batch, mask: causalMask, vocabulary: vocabulary))

// MARK: - ask-causality

let dog = vocabulary.id(of: "dog") ?? 0
let reads = model.dependence(
  source: source, decoderInput: batch.decoderInput, replacement: dog)  // [T, T]
let moved = (0..<5).filter { reads[$0, 3].item > 0 }.map { $0 + 1 }
ask("先猜：教师强制的一次前向里，把第四个输入词 a 换成 dog，哪几行的结果会变？", [
  .wrong(
    "只有第 4 行", holds: moved == [4],
    evidence: "第 5 行也读第四个词，所以它也变，最多变了 \(decimal(reads[4, 3].item))"),
  .right(
    "第 4、5 行", holds: moved == [4, 5],
    evidence: "只有这两行的前缀里有第四个词；前三行看不到它，一位也不变"),
  .wrong(
    "五行都变", holds: moved == [1, 2, 3, 4, 5],
    evidence: "前三行算的时候，第四个词被掩码遮住了"),
])

// MARK: - fig-causal-mask

display(causalMask.tensor.heatmap(
  "因果掩码", rows: .queries(inputWords), columns: .keys(inputWords),
  mask: causalMask, scale: .unit))

// MARK: - fig-dependence

display(reads.heatmap(
  "换掉一个词以后的变化", rows: .steps(inputWords),
  columns: .labelled("换掉的词", inputWords)))

// MARK: - what-each-step-reads

var unmasked = configuration
unmasked.ablations.insert(.causalMask)
let leaky = EncoderDecoder(unmasked)  // The same weights, without the mask.
/// 有几个格子和“第 t 步读前 t 个词”不符。
func violations(_ model: EncoderDecoder) -> Float {
  let reads = model.dependence(
    source: source, decoderInput: batch.decoderInput, replacement: dog)
  return Float(
    (0..<25).count { (reads[$0 / 5, $0 % 5].item > 0) != ($0 % 5 <= $0 / 5) })
}
verify(["6.2b-b", "E7"], "与“第 t 步读前 t 个词”不符的格子（对照：同样的参数，去掉掩码）", equals: 0) {
  violations(model)
} control: {
  violations(leaky)
}

// MARK: - fig-clock-without-mask

let leakyClock = Clock(
  "没有掩码", pass: leaky.teacherForced(batch), mask: leaky.causalMask(length: 5),
  vocabulary: vocabulary)
display(TwoClocks("有掩码与没有掩码", [taughtClock, leakyClock]))

// MARK: - mask-is-needed

let stepByStep = model.teacherForcedSteps(
  source: source, decoderInput: onePass.decoderInput)
/// 各行里，一次前向与逐步计算差多少。
func distances(_ model: EncoderDecoder, _ input: Tokens) -> [Float] {
  let whole = model(source: source, decoderInput: input).logits[0]  // [T, V]
  let steps = model.teacherForcedSteps(source: source, decoderInput: input)
  return (0..<input.length).map { whole[$0].maximumDifference(from: steps.logits[$0]) }
}
let withoutMask = distances(leaky, onePass.decoderInput)
verify("E1", "去掉掩码，前四行里一次前向与逐步计算的最小差（对照：有掩码）", atLeast: 0.001) {
  distances(leaky, onePass.decoderInput).prefix(4).min() ?? 0
} control: {
  distances(model, onePass.decoderInput).prefix(4).min() ?? 0
}

// MARK: - position-wise

let decoderLayer = model.decoderLayers[0]
let memory = onePass.pass.memory  // [1, S, D]
let rows = model.embed(batch.decoderInput)  // [1, T, D]
var replaced = batch.decoderInput[0]
replaced[1] = dog
let otherRows = model.embed(Tokens(replaced))  // [1, T, D]
/// 换掉第二个词以后，除第二行以外的各行最多变多少。
func spread(_ part: (Tensor) -> Tensor) -> Float {
  let (before, after) = (part(rows)[0], part(otherRows)[0])  // [T, width]
  return [0, 2, 3, 4].map { before[$0].maximumDifference(from: after[$0]) }.max() ?? 0
}
let positionWise: [(Tensor) -> Tensor] = [
  { $0 },
  { decoderLayer.crossAttention(queries: $0, keys: memory, values: memory).output },
  { decoderLayer.feedForward($0) }, { decoderLayer.norm1($0, plus: $0) },
  { model.outputLayer?($0) ?? $0 },
]
verify("6.2-p", "换掉第二个词，逐位置的部件里别的行的最大变化（对照：自注意力）", equals: 0) {
  positionWise.map(spread).max() ?? 1
} control: {
  spread { decoderLayer.selfAttention(queries: $0, keys: $0, values: $0, mask: causalMask).output }
}
let feedForwardShare =
  Float(model.encoderLayers[0].feedForward.parameters.scalarCount)
  / Float(model.encoderLayers[0].parameters.scalarCount)

// MARK: - fig-teacher-forcing-graph

let taughtGraph = DependencyGraph(
  teacherForcing: onePass, mask: causalMask, vocabulary: vocabulary)
display(taughtGraph)

// MARK: - fig-free-running-graph

display(DependencyGraph(freeRunning: freeRun, layers: layers, vocabulary: vocabulary))

// MARK: - depth-of-one-pass

func longBatch(_ length: Int) -> Batch {
  let ids = (0..<length).map { 3 + $0 % (vocabulary.count - 3) }
  return Batch(source: source, target: Tokens(ids))
}
let encoding = model.encode(source)
func decoding(_ length: Int) -> Work {
  countingWork { model.decode(longBatch(length).decoderInput, encoding: encoding) }.work
}
let passDepth = decoding(5).depth
let gru = RecurrentEncoderDecoder(.gru, vocabularySize: vocabulary.count, seed: 7)
/// 教师强制的一次前向，从 5 步变成 50 步，深度增加多少。
func growth(_ learner: any SequenceToSequence) -> Float {
  func depth(_ length: Int) -> Int {
    countingWork { learner.losses(for: longBatch(length)) }.work.depth
  }
  return Float(depth(50) - depth(5))
}
verify(
  ["6.1-d", "6.2b-d", "6.2-k2", "6.3-c", "E9"],
  "从 5 步到 50 步，一次前向的深度增加多少（对照：同样用教师强制的 GRU）", equals: 0
) {
  growth(model)
} control: {
  growth(gru)
}

// MARK: - one-pass-equals-steps

let equality = distances(model, onePass.decoderInput).max() ?? 1
verify(
  ["6.1-d", "6.2b-e", "6.3-b", "6.3-c", "E9"],
  "一次前向与逐步计算，logits 的最大差（对照：同样的参数，去掉掩码）", equals: 0
) {
  distances(model, onePass.decoderInput).max() ?? 1
} control: {
  distances(leaky, onePass.decoderInput).max() ?? 0
}

// MARK: - ask-products

let lengths = [16, 64, 256]
let passCounts = lengths.map(decoding)
let products = passCounts.map(\.matrixProducts)
ask("先猜：句子从 16 步变成 256 步，一次前向要做的矩阵乘法，次数变成原来的几倍？", [
  .wrong(
    "16 倍", holds: products[2] == 16 * products[0],
    evidence: "变大的是矩阵的行数，不是乘法的次数：都是 \(products[0]) 次"),
  .right(
    "一样多", holds: products[2] == products[0],
    evidence: "所有步叠在一个矩阵里，每一层仍是那几次乘法，都是 \(products[0]) 次"),
])

// MARK: - tbl-measured-cost

display(CountTable(
  title: "一次前向", columns: lengths.map { "\($0) 步" },
  rows: [
    .counts("深度", passCounts.map(\.depth)),
    .counts("矩阵乘法", passCounts.map(\.matrixProducts)),
    .counts("乘加", passCounts.map(\.multiplyAdds)),
    .counts("一个头的权重格数", lengths.map { $0 * $0 }),
  ]))

// MARK: - input-origins

let student = EncoderDecoder(configuration)
let schedule = WarmupSchedule(
  modelDimension: configuration.modelDimension, warmupSteps: 400)
let history = try Trainer(student, schedule: schedule).train(batch, steps: 200)
let trainedRun = student.greedyDecode(source, fiveSteps)
/// 有几步的输入来自它的上一步。
func ownInputs(_ traces: [DecodingTrace]) -> Float {
  Float(
    traces.flatMap(\.steps).count { $0.inputOrigin == .output(ofStep: $0.number - 1) })
}
func given(_ model: EncoderDecoder, _ trace: DecodingTrace) -> DecodingTrace {
  model.teacherForcedSteps(source: source, decoderInput: Tokens(trace.inputs))
}
verify(
  ["6.1-a", "6.2a-a"], "两个模型各五步，来自上一步的输入（对照：同样的模型、同样的词，由我们递给它）",
  equals: 8
) {
  ownInputs([freeRun, trainedRun])
} control: {
  ownInputs([given(model, freeRun), given(student, trainedRun)])
}

// MARK: - ask-6-1

/// 强迫第一步输出某个词，各步的 logits 和原来相比最多差多少。
func changes(after word: Int) -> [Float] {
  var options = fiveSteps
  options.forcedOutputs = [1: word]
  return zip(model.greedyDecode(source, options).steps, freeRun.steps).map {
    $0.logits.maximumDifference(from: $1.logits)
  }
}
let firstChanges = changes(after: dog)
ask("先猜：自回归时，只把第一步的输出强行换成 dog，第 5 步会变吗？", [
  .right(
    "会变", holds: firstChanges[4] > 0,
    evidence: "dog 留在第 5 步的前缀里，后面写的词也跟着换了；第 5 步最多变了 \(decimal(firstChanges[4]))"),
  .wrong(
    "不会，只有第 2 步会变", holds: firstChanges[2...].allSatisfy { $0 == 0 },
    evidence: "第 2 步变了，它的输出就是第 3 步的输入，影响一路传下去"),
])

// MARK: - forced-first-changes

verify(
  "6.1-b", "换掉第一步的输出，后面各步 logits 的最小变化（对照：“换成”它本来要写的词）",
  atLeast: 0.001
) {
  changes(after: dog).dropFirst().min() ?? 0
} control: {
  changes(after: freeRun.outputs[0]).dropFirst().min() ?? 0
}
/// 有缓存的逐步解码，每多一步深度增加多少；输入由自己写，或者事先给定。
func depthPerStep(isGiven: Bool) -> Float {
  func depth(_ length: Int) -> Int {
    let options = DecodingOptions(
      maximumLength: length, stopsAtEnd: false, usesCache: true)
    let trace = model.greedyDecode(source, options)
    guard isGiven else { return trace.work.depth }
    return model.teacherForcedSteps(
      source: source, decoderInput: Tokens(trace.inputs), usesCache: true
    ).work.depth
  }
  return Float(depth(50) - depth(5)) / 45
}
verify(
  ["6.1-b", "6.2a-b", "E6", "E9"],
  "自回归每多一步，深度至少增加（对照：同样的词、同样逐步，但输入事先给定）", atLeast: 5
) {
  depthPerStep(isGiven: false)
} control: {
  depthPerStep(isGiven: true)
}

// MARK: - inputs-come-from-target

var otherConfiguration = configuration
otherConfiguration.seed = 49
let otherModel = EncoderDecoder(otherConfiguration)
let otherPredictions = zip(
  onePass.logits.argmax(), otherModel.teacherForced(batch).logits.argmax()
).count { $0 != $1 }
let known = ["<Begin>", "I", "have", "a", "cat"]
let readers = [model, otherModel, student]
verify(
  ["6.1-c", "6.2-k1", "6.3-a"],
  "三个模型里，有几个读的是 <Begin> 加目标的前四个词（对照：同样的三个模型自回归）", equals: 3
) {
  Float(readers.count { words($0.decoderInput(for: batch)[0]) == known })
} control: {
  Float(readers.count { words($0.greedyDecode(source, fiveSteps).inputs) == known })
}

// MARK: - tbl-tokens

func numbered(_ ids: [Int]) -> [String] { ids.map { "\(vocabulary[$0])　\($0)" } }
display(StepTable(
  title: "编号",
  columns: [
    .words(numbered(source[0]), header: "编码器的输入"),
    .words(numbered(batch.decoderInput[0]), header: "解码器新读入的词"),
    .words(numbered(target[0]), header: "目标"),
  ]))

// MARK: - tokens-enter

/// 按编号查表、乘 √D、加位置编码，与编码器真正读到的矩阵最多差多少。
func entryDifference(_ text: String) throws -> Float {
  let ids = try vocabulary.encode(text)
  let width = configuration.modelDimension
  let table = model.embedding.weight * Float(width).squareRoot()  // [V, D]
  let rows = Tensor.stacked(ids.map { table[$0] })  // [S, D]
  let positions = sinusoidalPositions(length: ids.count, modelDimension: width)
  return onePass.pass.encoding.embedded[0].maximumDifference(from: rows + positions)
}
try verify("6.2-a", "编码器读到的矩阵与例句相符，最大差（对照：最后一个词换成 dog）", atMost: 1e-5) {
  try entryDifference("<Begin> I have a cat")
} control: {
  try entryDifference("<Begin> I have a dog")
}

// MARK: - begin-belongs-to-the-decoder

/// 训练一个编码器不读 <Begin> 的模型，它自回归写出的是不是目标。
func learns(decoderInput: Tokens) throws -> Bool {
  let learner = EncoderDecoder(configuration)
  let bare = try vocabulary.tokens("I have a cat")
  _ = try Trainer(learner, schedule: schedule).train(
    Batch(source: bare, target: target, decoderInput: decoderInput), steps: 200)
  return learner.greedyDecode(bare, fiveSteps).outputs == target[0]
}
try verify("E3", "编码器不读 <Begin>，照样学会（对照：解码器也不读 <Begin>）") {
  try learns(decoderInput: shiftRight(target))
} control: {
  try learns(decoderInput: target)
}

// MARK: - the-prefix-is-read

/// 只换第一个输入词，第五步的 logits 最多变多少。
func reachOfTheFirst(mask: AttentionMask?) -> Float {
  var tokens = batch.decoderInput[0]
  tokens[0] = dog
  let plain = model.decode(batch.decoderInput, encoding: encoding, mask: mask).logits[0, 4]
  let other = model.decode(Tokens(tokens), encoding: encoding, mask: mask).logits[0, 4]
  return plain.maximumDifference(from: other)
}
let onlyItself = AttentionMask.allowing(
  Tensor(shape: [5, 5], scalars: (0..<25).map { $0 % 6 == 0 ? 1 : 0 }))
verify(
  ["E4", "E7"], "新读入的词不变，只换最前面的词，第五步的变化（对照：每一步只许看自己）",
  atLeast: 0.001
) {
  reachOfTheFirst(mask: nil)
} control: {
  reachOfTheFirst(mask: onlyItself)
}

// MARK: - tbl-teacher-forcing

display(StepTable(
  teacherForcing: "教师强制", batch: batch, mask: causalMask,
  vocabulary: vocabulary, pass: onePass))

// MARK: - shifted-by-one

/// 有几步的目标，就是下一步新读入的词。
func aligned(_ batch: Batch) -> Float {
  Float(zip(batch.target[0], batch.decoderInput[0].dropFirst()).count { $0 == $1 })
}
verify(["6.2b-a", "6.2b-b"], "目标就是下一步新读入的词，有几步（对照：不右移）", equals: 4) {
  aligned(Batch(source: source, target: target))
} control: {
  aligned(Batch(source: source, target: target, ablations: [.shift]))
}

// MARK: - fig-embedding

let embedded = model.embed(batch.decoderInput)[0]  // [T, D]
display(embedded.heatmap("输入矩阵", rows: .steps(inputWords), columns: .features))

// MARK: - embedding-plus-positions

/// 输入矩阵减去词向量，与位置编码最多差多少。
func positionDifference(_ model: EncoderDecoder) -> Float {
  let added = model.embed(batch.decoderInput)[0]
    - model.embed(batch.decoderInput, includesPositions: false)[0]  // [T, D]
  return added.maximumDifference(
    from: sinusoidalPositions(length: 5, modelDimension: configuration.modelDimension))
}
var placeless = configuration
placeless.positions = .none
verify("6.2b-c", "输入矩阵减去词向量，剩下的就是位置编码，最大差（对照：没有位置编码）", atMost: 1e-5) {
  positionDifference(model)
} control: {
  positionDifference(EncoderDecoder(placeless))
}

// MARK: - fig-distributions

display(distributionBars(
  "五个分布", logits: onePass.logits, vocabulary: vocabulary, targets: batch.target))

// MARK: - losses

/// 只给前 t 个词，单独算第 t 步的损失。
func singleLosses(_ model: EncoderDecoder, targets: Tokens) -> [Tensor] {
  (1...5).map { t in
    let prefix = onePass.decoderInput.prefix(t)
    let pass = model(source: source, decoderInput: prefix)
    let lastRow = pass.logits.sliced(t - 1..<t, axis: 1)  // [1, 1, V]
    return crossEntropy(logits: lastRow, targets: Tokens([targets[0, t - 1]]))
  }
}
func together(_ model: EncoderDecoder) -> Tensor {
  let pass = model(source: source, decoderInput: onePass.decoderInput)
  return crossEntropyLosses(logits: pass.logits, targets: target)[0]  // [T]
}
verify("6.2b-g", "一起算与单独算的损失，最大差（对照：同样的参数，去掉掩码）", equals: 0) {
  zip(singleLosses(model, targets: target), together(model).scalars)
    .map { abs($0.item - $1) }.max() ?? 1
} control: {
  zip(singleLosses(leaky, targets: target), together(leaky).scalars)
    .map { abs($0.item - $1) }.max() ?? 0
}
/// 负对数概率与库给出的损失，最多差多少。
func formulaDifference(_ targets: Tokens) -> Float {
  let logProbabilities = onePass.logits[0].logSoftmax()  // [T, V]
  return (0..<5).map {
    abs(-logProbabilities[$0, targets[0, $0]].item - onePass.losses[0, $0].item)
  }.max() ?? 1
}
verify("6.2b-f", "损失就是目标的负对数概率，最大差（对照：目标换成编码器的句子）", atMost: 1e-5) {
  formulaDifference(target)
} control: {
  formulaDifference(source)
}

// MARK: - gradients

/// 一次反向与五次反向累加的梯度之差，除以梯度里最大的数。
func gradientDifference(_ model: EncoderDecoder) -> Float {
  func gradients(_ losses: [Tensor], _ factor: Float) -> [Tensor] {
    model.parameters.clearGradients()
    for loss in losses { (loss * factor).backward() }
    defer { model.parameters.clearGradients() }
    return model.parameters.map { ($0.tensor.gradient ?? Tensor(0)) * 1 }
  }
  let one = gradients([together(model).sum()], 1 / 5)
  let five = gradients(singleLosses(model, targets: target), 1 / 5)
  let largest = one.map { max($0.max(), -$0.min()) }.max() ?? 0
  return (zip(one, five).map { $0.maximumDifference(from: $1) }.max() ?? 1) / largest
}
let gradientGap = gradientDifference(model)
verify("6.2b-h", "两种梯度的相对最大差（对照：同样的参数，去掉掩码）", atMost: 1e-5) {
  gradientDifference(model)
} control: {
  gradientDifference(leaky)
}

// MARK: - fig-training-depth

let trainingLengths = [5, 20, 35, 50]
func stepDepth(_ learner: any SequenceToSequence, _ length: Int) throws -> Int {
  try countingWork { try Trainer(learner).step(longBatch(length)) }.work.depth
}
let transformerSteps = try trainingLengths.map { try stepDepth(EncoderDecoder(configuration), $0) }
let gruSteps = try trainingLengths.map { length in
  try stepDepth(
    RecurrentEncoderDecoder(.gru, vocabularySize: vocabulary.count, seed: 7), length)
}
verify(
  ["6.2b-h", "E5"], "从 5 步到 50 步，一步训练的深度增加多少（对照：同样用教师强制的 GRU）",
  equals: 0
) {
  Float(transformerSteps[3] - transformerSteps[0])
} control: {
  Float(gruSteps[3] - gruSteps[0])
}
display(LineChart(
  title: "一步训练的深度", xAxis: ChartAxis("步数"), yAxis: ChartAxis("深度"),
  series: [
    LineSeries("GRU", at: trainingLengths, gruSteps),
    LineSeries("Transformer", at: trainingLengths, transformerSteps),
  ]))

// MARK: - training-works

verify("6.2b-h", "训练以后，自回归写出的就是目标（对照：没有训练过）") {
  trainedRun.outputs == target[0]
} control: {
  freeRun.outputs == target[0]
}

// MARK: - tbl-ledger

let sixtyFour = longBatch(64).decoderInput
let longWork = countingWork { model.decode(sixtyFour, encoding: encoding) }
let plainSteps = model.teacherForcedSteps(source: source, decoderInput: sixtyFour)
let cachedSteps = model.teacherForcedSteps(
  source: source, decoderInput: sixtyFour, usesCache: true)
let cachedRun = model.greedyDecode(
  source, DecodingOptions(maximumLength: 64, stopsAtEnd: false, usesCache: true))
display(WorkLedger(
  "算 64 步",
  columns: [
    ("一次前向", longWork.work, longWork.result.logits),
    ("逐步", plainSteps.work, plainSteps.logits),
    ("逐步＋缓存", cachedSteps.work, cachedSteps.logits),
    ("自回归＋缓存", cachedRun.work, nil),
  ]))

// MARK: - cache-saves-work

func times(_ multiplyAdds: Int) -> String {
  decimal(Float(multiplyAdds) / Float(longWork.work.multiplyAdds), 2)
}
func times(depth: Int) -> String {
  decimal(Float(depth) / Float(longWork.work.depth), 0)
}
/// 与不用缓存相比，省下的乘加占多少；logits 不同就算没有省。
func saving(usesCache: Bool) -> Float {
  let steps = model.teacherForcedSteps(
    source: source, decoderInput: sixtyFour, usesCache: usesCache)
  guard steps.logits.isIdentical(to: plainSteps.logits) else { return 0 }
  return 1 - Float(steps.work.multiplyAdds) / Float(plainSteps.work.multiplyAdds)
}
verify("E6", "结果不变，缓存省下的乘加占多少（对照：不用缓存）", atLeast: 0.5) {
  saving(usesCache: true)
} control: {
  saving(usesCache: false)
}

// MARK: - products-do-not-grow

func productGrowth(_ work: (Int) -> Work) -> Float {
  Float(work(50).matrixProducts - work(5).matrixProducts)
}
verify(
  "6.2-k2", "从 5 步到 50 步，矩阵乘法多几次（对照：同样的词，逐步计算）", equals: 0
) {
  productGrowth { length in
    countingWork { model.teacherForced(longBatch(length)) }.work
  }
} control: {
  productGrowth { length in
    model.teacherForcedSteps(
      source: source, decoderInput: longBatch(length).decoderInput, usesCache: true
    ).work
  }
}

// MARK: - corpus

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

// MARK: - lessons

let lessons = sentences.indices.filter { $0 % 7 == 0 }.map { sentences[$0] }
let exam = sentences.indices.filter { $0 % 7 != 0 }.map { sentences[$0] }
let bilingual = Vocabulary(texts: sentences.flatMap { [$0.source, $0.target] })
print("全部 \(sentences.count) 对，学 \(lessons.count) 对，考 \(exam.count) 对")

// MARK: - tbl-lesson

let lessonBatches = try (0..<6).map { first in
  let picked = stride(from: first, to: lessons.count, by: 6)
  return try Batch(picked.map { lessons[$0] }, vocabulary: bilingual)
}
let (short, long) = (0, lessonBatches[0].target.batchSize - 1)
func column(_ tokens: Tokens, _ row: Int, _ header: String) -> StepColumn {
  .tokens(tokens[row].map { bilingual[$0] }, header: header)
}
display(StepTable(
  title: "一批句子",
  columns: [
    column(lessonBatches[0].decoderInput, short, "短句：新读入的词"),
    column(lessonBatches[0].target, short, "短句：目标"),
    column(lessonBatches[0].decoderInput, long, "长句：新读入的词"),
    column(lessonBatches[0].target, long, "长句：目标"),
  ]))

// MARK: - fig-translator-losses

let translator = EncoderDecoder(
  .init(
    vocabularySize: bilingual.count, encoderLayers: 1, decoderLayers: 1, seed: 1))
/// 训练四十轮，每一轮的平均损失。
func rounds(of model: EncoderDecoder, _ schedule: WarmupSchedule) throws -> [Float] {
  let trainer = Trainer(model, schedule: schedule)
  return try (1...40).map { _ in
    try lessonBatches.map { try trainer.step($0).loss }.reduce(0, +)
      / Float(lessonBatches.count)
  }
}
let warmup = WarmupSchedule(modelDimension: 32, warmupSteps: 100)
// The rate of the paper falls with the root of the dimension: twice the dimension, a lower rate.
let gentle = WarmupSchedule(modelDimension: 64, warmupSteps: 100)
let steep = try rounds(of: translator, warmup)
let calm = try rounds(of: EncoderDecoder(translator.configuration), gentle)
display(LineChart(
  title: "翻译模型的损失", xAxis: ChartAxis("轮"),
  yAxis: ChartAxis("损失", spacing: .logarithmic),
  series: [
    LineSeries("论文的学习率", values: steep), LineSeries("学习率低一些", values: calm),
  ]))

// MARK: - bump

/// 一轮的损失比从前最低的一轮高出最多的地方。
func rise(_ losses: [Float]) -> (round: Int, height: Float) {
  losses.indices.map { ($0 + 1, losses[$0] - (losses[...$0].min() ?? 0)) }
    .max { $0.1 < $1.1 } ?? (0, 0)
}
func peak(_ schedule: WarmupSchedule) -> Float {
  Float(schedule.learningRate(step: schedule.warmupSteps))
}

// MARK: - translations

func translate(_ text: String, with model: EncoderDecoder) throws -> String {
  let options = DecodingOptions(maximumLength: 10)
  let trace = model.greedyDecode(try bilingual.tokens(text), options)
  return try bilingual.decode(trace.outputs)
}
let translations = try exam.map { try translate($0.source, with: translator) }
let isRight = zip(translations, exam).map { $0 == $1.target }
for index in stride(from: 0, to: exam.count, by: 46) {
  print(exam[index].source, "→", translations[index])
}
print("译错的，前五句：")
for index in exam.indices.filter({ !isRight[$0] }).prefix(5) {
  print(exam[index].source, "→", translations[index])
}
let rightCount = isRight.count { $0 }
verify("E2", "没有学过的考题，译对的比例", atLeast: 0.5) {
  Float(rightCount) / Float(exam.count)
}

// MARK: - fig-influence

let question = try bilingual.tokens("今天她喜欢一本书")
let reference = try bilingual.tokens("she likes a book today <end>")
let asked = Batch(source: question, target: reference)
let influence = translator.influence(of: asked)
display(influence.heatmap(
  "遮住一个字", rows: .steps(bilingual.words(reference[0])),
  columns: .labelled("遮住的字", bilingual.words(question[0]))))

// MARK: - most-influential

func mostInfluential(_ step: Int) -> String {
  bilingual[question[0, influence[step].argmax()[0]]]
}

// MARK: - exposure-bias

let (one, two) = (bilingual.id(of: "a") ?? 0, bilingual.id(of: "two") ?? 0)
/// 第三步写某个词以后，名词后面的词错了多大比例。
func laterErrors(_ third: (Int) -> Int) -> Float {
  var (wrong, total) = (0, 0)
  for pair in exam {
    guard let source = try? bilingual.tokens(pair.source),
      let target = try? bilingual.tokens(pair.target)
    else { continue }
    let run = translator.greedyDecode(
      source,
      DecodingOptions(
        maximumLength: target.length, stopsAtEnd: false,
        forcedOutputs: [3: third(target[0, 2])]))
    for step in 4..<target.length {
      wrong += run.outputs[step] == target[0, step] ? 0 : 1
      total += 1
    }
  }
  return Float(wrong) / Float(total)
}
let errorsAfterMistake = laterErrors { $0 == one ? two : one }
let errorsAfterTruth = laterErrors { $0 }
verify("E8", "第三步写错以后，用不着变的词错了多大比例（对照：第三步写对）", atLeast: 0.05) {
  errorsAfterMistake
} control: {
  errorsAfterTruth
}

// MARK: - ask-6-3

func depth(_ learner: any SequenceToSequence, _ length: Int) -> Int {
  let input = longBatch(length).decoderInput
  return countingWork { learner.logits(source: source, decoderInput: input) }.work.depth
}
func freeDepth(_ length: Int) -> Int {
  let options = DecodingOptions(maximumLength: length, stopsAtEnd: false)
  return model.greedyDecode(source, options).work.depth
}
let extraDepths = [
  depth(model, 50) - depth(model, 5), freeDepth(50) - freeDepth(5),
  depth(gru, 50) - depth(gru, 5), depth(leaky, 50) - depth(leaky, 5),
]
ask("先猜：GRU 也用教师强制，五步的输入也全部已知。它能像 Transformer 那样，一次算完所有时间步吗？", [
  .wrong(
    "能，输入已知就够了", holds: extraDepths[2] == 0,
    evidence: "补得上的是上一步的词，补不上的是上一步的隐藏状态"),
  .right(
    "不能", holds: extraDepths[2] > 0,
    evidence: "隐藏状态仍要一步一步传：多 45 步，深度就多 \(extraDepths[2])"),
])

// MARK: - tbl-three-conditions

display(CountTable(
  title: "缺一个条件",
  columns: ["三个齐备", "自回归", "GRU", "没有掩码"],
  rows: [
    .counts("从 5 步到 50 步，深度增加", extraDepths),
    .values(
      "与逐步计算的最大差",
      [equality, nil, nil, withoutMask.max() ?? 0]),
  ]))
