import Testing
import Transformer

/// A programmer's mistake stops the program, and the message has the rule and the values.
@Suite("Misuse")
struct MisuseTests {
  struct Misuse: CustomTestStringConvertible, Sendable {
    let name: String
    let message: String
    let body: @Sendable () -> Void
    var testDescription: String { name }
  }

  static func model() -> EncoderDecoder { EncoderDecoder(.init(vocabularySize: 5)) }

  static let mistakes: [Misuse] = [
    Misuse(name: "shapes", message: "shapes [2] and [3] do not fit together") {
      _ = Tensor([1, 2]) + Tensor([1, 2, 3])
    },
    Misuse(name: "matmul", message: "[2, 3] has 3 columns, [2, 3] has 2 rows") {
      _ = Tensor.ones([2, 3]).matmul(.ones([2, 3]))
    },
    Misuse(name: "batch axes", message: "the batch axes of [2, 1, 1] and [3, 1, 1]") {
      _ = Tensor.ones([2, 1, 1]).matmul(.ones([3, 1, 1]))
    },
    Misuse(name: "scalars", message: "shape [2, 2] needs 4 elements, not 3") {
      _ = Tensor(shape: [2, 2], scalars: [1, 2, 3])
    },
    Misuse(name: "axis", message: "axis 2 is out of range -2..<2 for shape [2, 3]") {
      _ = Tensor.ones([2, 3]).sum(axis: 2)
    },
    Misuse(name: "index", message: "index 2 is out of range 0..<2 on axis 0 of [2, 3]") {
      _ = Tensor.ones([2, 3])[2]
    },
    Misuse(name: "slice", message: "the slice 1..<4 is outside 0..<3 on axis 1 of [2, 3]") {
      _ = Tensor.ones([2, 3]).sliced(1..<4, axis: 1)
    },
    Misuse(name: "reshape", message: "shape [2, 3] has 6 elements, [4] does not") {
      _ = Tensor.ones([2, 3]).reshaped([4])
    },
    Misuse(name: "item", message: "item needs a tensor of one element, not of shape [2]") {
      _ = Tensor([1, 2]).item
    },
    Misuse(name: "elements that overflow", message: "has too many elements") {
      _ = Tensor.zeros([2_000_000_000, 2_000_000_000, 2_000_000_000])
    },
    Misuse(name: "bytes that overflow", message: "has too many elements") {
      _ = Tensor.zeros([2_000_000_000, 2_000_000_000])
    },
    Misuse(name: "a graph released in part", message: "an earlier backward() released a part") {
      let shared = Tensor([1, 2]).requiringGradient() * 2
      let (first, second) = (shared.sum(), shared.mean())
      first.backward()
      second.backward()
    },
    Misuse(name: "a token of 33 bits", message: "a token has 32 bits, 4294967296 does not fit") {
      _ = Tokens([4_294_967_296])
    },
    Misuse(name: "backward of a vector", message: "starts from a scalar, not from shape [2]") {
      (Tensor([1, 2]).requiringGradient() * 2).backward()
    },
    Misuse(name: "backward without gradients", message: "computed from one that requires") {
      Tensor(1).backward()
    },
    Misuse(name: "backward twice", message: "was called before on this tensor") {
      let y = Tensor([1, 2]).requiringGradient().sum()
      y.backward()
      y.backward()
    },
    Misuse(name: "token too large", message: "token 5 is outside the vocabulary 0..<5") {
      _ = MisuseTests.model().encode(Tokens([1, 5]))
    },
    Misuse(name: "negative token", message: "token -1 is outside the vocabulary 0..<5") {
      _ = MisuseTests.model().encode(Tokens([-1]))
    },
    Misuse(name: "target", message: "target 7 is outside the classes 0..<3") {
      _ = crossEntropy(logits: .ones([2, 3]), targets: Tokens([1, 7]))
    },
    Misuse(name: "only ignored targets", message: "all 2 targets are 0, which is ignored") {
      _ = crossEntropy(logits: .ones([2, 3]), targets: Tokens([0, 0]))
    },
    Misuse(name: "all padding", message: "row 1 is all padding: no key is left to look at") {
      _ = MisuseTests.model().encode(Tokens([[1, 3], [0, 0]]))
    },
    Misuse(name: "mask", message: "a causal mask of length 3 does not fit 2 queries and 2 keys") {
      let x = Tensor.ones([2, 4])
      _ = scaledDotProductAttention(
        queries: x, keys: x, values: x, mask: .causalMask(length: 3))
    },
    Misuse(name: "grid", message: "a mask [1, 1, 3, 3] does not fit [1, 1, 2, 2]") {
      let x = Tensor.ones([2, 4])
      _ = scaledDotProductAttention(
        queries: x, keys: x, values: x, mask: .allowing(.ones([3, 3])))
    },
    Misuse(name: "masks", message: "causal masks of 3 and 4 do not fit") {
      _ = AttentionMask.causalMask(length: 3) & .causalMask(length: 4)
    },
    Misuse(name: "grids", message: "[1, 1, 2, 2] and [1, 1, 3, 3] cannot be broadcast together") {
      _ = AttentionMask.allowing(.ones([2, 2])) & .allowing(.ones([3, 3]))
    },
    Misuse(name: "mask of a batch", message: "a mask [2, 1, 1, 3] needs scores of a batch") {
      let x = Tensor.ones([3, 4])
      let mask = AttentionMask.keyPaddingMask(Tokens([[3, 4, 0], [3, 4, 5]]))
      _ = referenceAttention(queries: x, keys: x, values: x, mask: mask)
    },
    Misuse(name: "heads", message: "10 features cannot be split among 3 heads") {
      _ = MultiHeadAttention(modelDimension: 10, heads: 3, seed: 1)
    },
    Misuse(name: "linear", message: "a weight [3, 2] needs inputs of 2 features, not shape [4]") {
      _ = Linear(inputSize: 2, outputSize: 3, seed: 1)(Tensor.ones([4]))
    },
    Misuse(name: "parameter", message: "parameter w has shape [2], the new values [3]") {
      Parameter("w", Tensor([1, 2])).assign(Tensor([1, 2, 3]))
    },
    Misuse(name: "update 0", message: "updates count from 1, not 0") {
      _ = WarmupSchedule(modelDimension: 32, warmupSteps: 10).learningRate(step: 0)
    },
    Misuse(name: "kernel set", message: "not 'sparc'") { Machine.kernelSet = "sparc" },
    Misuse(name: "text longer than learned positions", message: "do not reach from 0 over 3") {
      let model = EncoderDecoder(.init(vocabularySize: 5, positions: .learned(maximumLength: 2)))
      _ = model.encode(Tokens([1, 2, 3]))
    },
  ]

  @Test(arguments: mistakes.indices) func theMessageHasTheRuleAndTheValues(index: Int) async throws
  {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [index] in
      MisuseTests.mistakes[index].body()
    }
    let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    let mistake = MisuseTests.mistakes[index]
    #expect(output.contains("Fatal error: "), "\(mistake.name): \(output.prefix(300))")
    #expect(output.contains(mistake.message), "\(mistake.name): \(output.prefix(300))")
  }
}
