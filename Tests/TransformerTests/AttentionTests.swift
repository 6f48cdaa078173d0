import Testing
import Transformer

@Suite("Attention")
struct AttentionTests {
  @Test func aHeadIsScaledDotProductAttentionOfItsColumns() {
    let layer = MultiHeadAttention(modelDimension: 12, heads: 3, seed: 1)
    let x = Tensor.normal([1, 5, 12], seed: 2)
    let whole = layer(queries: x, keys: x, values: x, mask: .causalMask(length: 5))
    let size = layer.headDimension
    for head in 0..<3 {
      let columns = head * size..<(head + 1) * size
      let q = layer.queryProjection(x)[0].sliced(columns, axis: 1)  // [5, 4]
      let k = layer.keyProjection(x)[0].sliced(columns, axis: 1)  // [5, 4]
      let v = layer.valueProjection(x)[0].sliced(columns, axis: 1)  // [5, 4]
      let alone = scaledDotProductAttention(
        queries: q, keys: k, values: v, mask: .causalMask(length: 5))
      #expect(alone.weights.isIdentical(to: whole.weights[0, head]))
      let reference = referenceAttention(
        queries: q, keys: k, values: v, mask: .causalMask(length: 5))
      #expect(reference.weights.isIdentical(to: alone.weights))
      #expect(reference.output.isIdentical(to: alone.output))
    }
  }

  /// Masks of every kind, each with the shape of the queries it is for; keys are 6 long.
  static let masked: [(shape: [Int], mask: AttentionMask?)] = [
    ([5, 4], nil), ([2, 5, 4], nil), ([2, 3, 5, 4], nil),
    ([6, 4], .causalMask(length: 6)), ([2, 6, 4], .causalMask(length: 6)),
    ([2, 3, 6, 4], .causalMask(length: 6)),
    ([2, 3, 5, 4], .keyPaddingMask(Tokens([[3, 4, 5, 6, 0, 0], [3, 4, 5, 6, 7, 8]]))),
    ([2, 5, 4], .keyPaddingMask(Tokens([[3, 4, 5, 6, 0, 0], [3, 0, 5, 6, 7, 8]]))),
    ([5, 4], .keyPaddingMask(Tokens([3, 4, 5, 6, 0, 0]))),
    (
      [2, 3, 6, 4],
      .causalMask(length: 6) & .keyPaddingMask(Tokens([[3, 4, 5, 6, 0, 0], [3, 4, 5, 6, 7, 8]]))
    ),
    ([5, 4], .allowing(randomFlags([5, 6]))), ([2, 5, 4], .allowing(randomFlags([2, 5, 6]))),
    ([2, 3, 5, 4], .allowing(randomFlags([2, 3, 5, 6]))),
    ([2, 3, 5, 4], .allowing(randomFlags([1, 3, 1, 6]))),
    (
      [2, 3, 5, 4],
      .allowing(randomFlags([3, 5, 6]).reshaped([1, 3, 5, 6]))
        & .keyPaddingMask(Tokens([[3, 4, 5, 6, 0, 0], [3, 4, 5, 6, 7, 8]]))
    ),
  ]

  static func randomFlags(_ shape: [Int]) -> Tensor {
    let numbers = Tensor.uniform(shape, in: 0..<1, seed: 9).scalars
    return Tensor(shape: shape, scalars: numbers.map { $0 < 0.6 ? 1 : 0 })
  }

  @Test(arguments: masked.indices) func theKernelHasTheBitsOfTheFormula(_ index: Int) {
    let (shape, mask) = AttentionTests.masked[index]
    var keyShape = shape
    keyShape[shape.count - 2] = 6
    let q = Tensor.normal(shape, seed: 1).requiringGradient()
    let k = Tensor.normal(keyShape, seed: 2).requiringGradient()
    let v = Tensor.normal(keyShape, seed: 3).requiringGradient()
    let kernel = scaledDotProductAttention(queries: q, keys: k, values: v, mask: mask)
    let upstream = Tensor.normal(shape, seed: 4)
    kernel.output.backward(upstream: upstream)
    let gradients = [q, k, v].map { $0.gradient ?? Tensor(0) }
    for tensor in [q, k, v] { tensor.clearGradient() }
    let reference = referenceAttention(queries: q, keys: k, values: v, mask: mask)
    reference.output.backward(upstream: upstream)
    #expect(reference.weights.isIdentical(to: kernel.weights))
    #expect(reference.output.isIdentical(to: kernel.output))
    for (tensor, gradient) in zip([q, k, v], gradients) {
      #expect((tensor.gradient ?? Tensor(0)).maximumDifference(from: gradient) < 1e-5)
    }
  }

  /// Long enough that the kernel works it off in parts.
  @Test(arguments: [97, 192, 230]) func aLongTextHasTheBitsOfTheFormula(length: Int) {
    let x = Tensor.normal([2, 2, length, 8], seed: 5)
    let isReal = [Bool](repeating: true, count: length - 3) + [false, false, false]
    let padding = AttentionMask.keyPaddingMask(isReal: [isReal, isReal.map { _ in true }])
    for mask in [.causalMask(length: length), .causalMask(length: length) & padding, padding] {
      let kernel = scaledDotProductAttention(queries: x, keys: x, values: x, mask: mask)
      let reference = referenceAttention(queries: x, keys: x, values: x, mask: mask)
      #expect(kernel.weights.isIdentical(to: reference.weights))
      #expect(kernel.output.isIdentical(to: reference.output))
    }
    let prefix = x.sliced(0..<length - 20, axis: 2)
    let short = scaledDotProductAttention(
      queries: prefix, keys: prefix, values: prefix, mask: .causalMask(length: length - 20))
    let long = scaledDotProductAttention(
      queries: x, keys: x, values: x, mask: .causalMask(length: length))
    #expect(short.output.isIdentical(to: long.output.sliced(0..<length - 20, axis: 2)))
  }

  @Test func scoresThatAreNotNumbersStayVisible() {
    let x = Tensor.normal([6, 4], seed: 1)
    let weights = scaledDotProductAttention(
      queries: x * .nan, keys: x, values: x, mask: .causalMask(length: 6)
    ).weights
    for query in 0..<6 { #expect(weights.scalar(at: query, query).isNaN) }
  }

  @Test func theScaleIsAParameter() {
    let x = Tensor.normal([4, 9], seed: 1)
    let plain = scaledDotProductAttention(queries: x, keys: x, values: x)
    let third = scaledDotProductAttention(queries: x, keys: x, values: x, scale: Float(1) / 3)
    let one = scaledDotProductAttention(queries: x, keys: x, values: x, scale: 1)
    #expect(third.weights.isIdentical(to: plain.weights))
    #expect(one.weights.max() > plain.weights.max())
    let reference = referenceAttention(queries: x, keys: x, values: x, scale: 1)
    #expect(reference.weights.isIdentical(to: one.weights))
  }

  @Test func weightsOfAQuerySumToOne() {
    let x = Tensor.normal([2, 3, 7, 4], seed: 1)
    let weights = scaledDotProductAttention(
      queries: x, keys: x, values: x, mask: .causalMask(length: 7)
    ).weights
    for sum in weights.sum(axis: -1).scalars { #expect(abs(sum - 1) < 1e-6) }
  }

  @Test func masksShowWhatTheyAllow() {
    #expect(AttentionMask.causalMask(length: 3).tensor.scalars == [1, 0, 0, 1, 1, 0, 1, 1, 1])
    let padding = AttentionMask.keyPaddingMask(Tokens([[3, 4, 0], [5, 0, 0]]))
    #expect(padding.tensor.shape == [2, 1, 1, 3])
    #expect(padding.tensor.scalars == [1, 1, 0, 1, 0, 0])
    let both = AttentionMask.causalMask(length: 3) & padding
    #expect(both.tensor.shape == [2, 1, 3, 3])
    #expect(both.tensor[1, 0].scalars == [1, 0, 0, 1, 0, 0, 1, 0, 0])
    #expect(AttentionMask.allowing(Tensor([[1, 0]])).tensor.shape == [1, 2])
    let (left, right) = (Tensor([[1, 1], [0, 1]]), Tensor([[1, 0]]))
    let common = AttentionMask.allowing(left) & .allowing(right)
    #expect(common.tensor.shape == [2, 2])
    #expect(common.tensor.scalars == [1, 0, 0, 0])
  }

  @Test func aQueryThatMayLookNowhereGetsZeros() {
    let x = Tensor.normal([3, 4], seed: 1)
    let mask = AttentionMask.allowing(Tensor([[1, 1, 1], [0, 0, 0], [1, 0, 0]]))
    let result = scaledDotProductAttention(queries: x, keys: x, values: x, mask: mask)
    #expect(result.output[1].scalars == [0, 0, 0, 0])
    #expect(result.weights[1].scalars == [0, 0, 0])
    #expect(result.output[2].isIdentical(to: x[0]))
  }

  @Test func aPassNamesTheAttentionOfEveryLayer() {
    let model = EncoderDecoder(.init(vocabularySize: 9, encoderLayers: 1, decoderLayers: 2))
    let pass = model(source: Tokens([1, 3, 4]), decoderInput: Tokens([1, 5]))
    #expect(
      pass.attention.map(\.name)
        == ["enc.0.self", "dec.0.self", "dec.0.cross", "dec.1.self", "dec.1.cross"])
    #expect(pass.attentionWeights("dec.1.cross").shape == [1, 4, 2, 3])
  }
}
