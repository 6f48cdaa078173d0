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
      let scores = q.matmul(k, transposingRight: true) / Float(size).squareRoot()  // [5, 5]
      let blocked = (AttentionMask.causalMask(length: 5).tensor - 1) * Float(1e9)
      let byHand = (scores + blocked).softmax()
      #expect(byHand.maximumDifference(from: alone.weights) < 1e-6)
      #expect(byHand.matmul(v).maximumDifference(from: alone.output) < 1e-6)
    }
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
