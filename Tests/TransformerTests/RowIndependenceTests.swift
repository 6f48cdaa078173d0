import Testing
import Transformer

/// One pass over T positions has the bits of T passes over prefixes, and of T cached steps.
@Suite("Row independence")
struct RowIndependenceTests {
  static func model(_ normalization: Normalization = .post) -> EncoderDecoder {
    EncoderDecoder(
      .init(
        vocabularySize: 50, modelDimension: 40, heads: 4, feedForwardDimension: 72,
        normalization: normalization, seed: 5))
  }

  static func text(_ length: Int, _ seed: UInt64) -> [Int] {
    Tensor.uniform([length], in: 3..<50, seed: seed).scalars.map { Int($0) }
  }

  @Test(arguments: [Normalization.post, .pre])
  func onePassEqualsStepsWithAndWithoutACache(_ normalization: Normalization) {
    let model = RowIndependenceTests.model(normalization)
    let source = Tokens(RowIndependenceTests.text(9, 1))
    let input = Tokens(RowIndependenceTests.text(64, 2))
    let all = withoutGradients { model(source: source, decoderInput: input).logits[0] }  // [64, V]
    let steps = model.teacherForcedSteps(source: source, decoderInput: input)
    let cached = model.teacherForcedSteps(source: source, decoderInput: input, usesCache: true)
    #expect(steps.logits.isIdentical(to: all))
    #expect(cached.logits.isIdentical(to: all))
    #expect(steps.work.decoderCalls == 64)
    for length in 1...64 {
      let prefix = withoutGradients {
        model(source: source, decoderInput: input.prefix(length)).logits[0]
      }
      #expect(prefix.isIdentical(to: all.sliced(0..<length)), "T = \(length)")
    }
  }

  @Test func aRowDoesNotDependOnTheBatchAroundIt() {
    let model = RowIndependenceTests.model()
    let texts = (0..<7).map { RowIndependenceTests.text(11, UInt64(10 + $0)) }
    let together = withoutGradients { model(source: Tokens(texts), decoderInput: Tokens(texts)) }
    for (row, text) in texts.enumerated() {
      let alone = withoutGradients { model(source: Tokens(text), decoderInput: Tokens(text)) }
      #expect(alone.logits[0].isIdentical(to: together.logits[row]))
      #expect(alone.memory[0].isIdentical(to: together.memory[row]))
    }
  }

  @Test func paddingChangesNoBitOfTheRealPositions() {
    let model = RowIndependenceTests.model()
    let text = RowIndependenceTests.text(6, 3)
    let padded = text + Array(repeating: 0, count: 5)
    let short = withoutGradients { model(source: Tokens(text), decoderInput: Tokens(text)) }
    let long = withoutGradients { model(source: Tokens(padded), decoderInput: Tokens(padded)) }
    #expect(long.logits[0].sliced(0..<6).isIdentical(to: short.logits[0]))
  }

  @Test func aLaterInputLeavesEarlierRowsAlone() {
    let model = RowIndependenceTests.model()
    var text = RowIndependenceTests.text(8, 4)
    let source = Tokens(text)
    let before = withoutGradients { model(source: source, decoderInput: Tokens(text)).logits[0] }
    text[5] = text[5] == 3 ? 4 : 3
    let after = withoutGradients { model(source: source, decoderInput: Tokens(text)).logits[0] }
    #expect(after.sliced(0..<5).isIdentical(to: before.sliced(0..<5)))
    for row in 5..<8 { #expect(!after[row].isIdentical(to: before[row])) }
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 17, 31, 64])
  func aRowOfAProductDoesNotDependOnTheOthers(columns: Int) {
    for depth in [1, 7, 64, 300] {
      let left = Tensor.uniform([40, depth], in: -1..<1, seed: 1)
      let right = Tensor.uniform([depth, columns], in: -1..<1, seed: 2)
      let all = left.matmul(right)
      let other = left.matmul(right.transposed(), transposingRight: true)
      #expect(other.isIdentical(to: all))
      for rows in [1, 2, 5, 6, 7, 13, 39] {
        #expect(left.sliced(0..<rows).matmul(right).isIdentical(to: all.sliced(0..<rows)))
      }
      // Zeros appended to the sum change nothing.
      let longLeft = Tensor.concatenated([left, .zeros([40, 9])], axis: 1)
      let longRight = Tensor.concatenated([right, .ones([9, columns])])
      #expect(longLeft.matmul(longRight).isIdentical(to: all))
    }
  }

  @Test(arguments: [(1, 1, 1), (5, 32, 32), (7, 17, 300), (13, 33, 9), (40, 48, 257)])
  func aProductIsOneChainOfFusedMultiplyAdds(rows: Int, columns: Int, depth: Int) {
    let left = Tensor.uniform([rows, depth], in: -1..<1, seed: 3)
    let right = Tensor.uniform([depth, columns], in: -1..<1, seed: 4)
    let (a, b) = (left.scalars, right.scalars)
    var expected: [Float] = []
    for row in 0..<rows {
      for column in 0..<columns {
        expected.append(
          (0..<depth).reduce(0) { sum, k in
            sum.addingProduct(a[row * depth + k], b[k * columns + column])
          })
      }
    }
    #expect(
      left.matmul(right).isIdentical(to: Tensor(shape: [rows, columns], scalars: expected)))
  }

  @Test func aBlockedKeyHasTheWeightZeroExactly() {
    let x = Tensor.normal([1, 2, 6, 8], seed: 9)
    let result = scaledDotProductAttention(
      queries: x, keys: x, values: x, mask: .causalMask(length: 6))
    for head in 0..<2 {
      for query in 0..<6 {
        for key in query + 1..<6 {
          #expect(result.weights.scalar(at: 0, head, query, key).bitPattern == 0)
        }
      }
    }
  }
}
