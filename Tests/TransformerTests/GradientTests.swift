import Testing
import Transformer

/// Every operation against central differences of itself.
@Suite("Gradients")
struct GradientTests {
  /// An operation and the shapes of its inputs.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let shapes: [[Int]]
    /// Inputs lie in `low ..< low + 1`, away from kinks and poles.
    var low: Float = -0.5
    let operation: @Sendable ([Tensor]) -> Tensor
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "add", shapes: [[3, 4], [3, 4]]) { $0[0] + $0[1] },
    Case(name: "add with broadcasting", shapes: [[2, 3, 4], [3, 1]]) { $0[0] + $0[1] },
    Case(name: "subtract with broadcasting", shapes: [[4], [3, 4]]) { $0[0] - $0[1] },
    Case(name: "multiply with broadcasting", shapes: [[3, 1], [1, 4]]) { $0[0] * $0[1] },
    Case(name: "multiply by itself", shapes: [[5]]) { $0[0] * $0[0] },
    Case(name: "divide", shapes: [[3, 4], [4]], low: 0.7) { $0[0] / $0[1] },
    Case(name: "scalar arithmetic", shapes: [[6]]) { 3 - ($0[0] * 2 + 1) / 4 },
    Case(name: "exponential", shapes: [[7]]) { $0[0].exponential() },
    Case(name: "logarithm", shapes: [[7]], low: 0.5) { $0[0].logarithm() },
    Case(name: "square root", shapes: [[7]], low: 0.5) { $0[0].squareRoot() },
    Case(name: "tanh", shapes: [[7]]) { $0[0].tanh() },
    Case(name: "sigmoid", shapes: [[7]]) { $0[0].sigmoid() },
    Case(name: "relu, positive", shapes: [[7]], low: 0.1) { $0[0].relu() },
    Case(name: "relu, negative", shapes: [[7]], low: -1.1) { $0[0].relu() },
    Case(name: "gelu", shapes: [[7]]) { $0[0].gelu() },
    Case(name: "matmul", shapes: [[3, 5], [5, 4]]) { $0[0].matmul($0[1]) },
    Case(name: "matmul, left transposed", shapes: [[5, 3], [5, 4]]) {
      $0[0].matmul($0[1], transposingLeft: true)
    },
    Case(name: "matmul, both transposed", shapes: [[5, 3], [4, 5]]) {
      $0[0].matmul($0[1], transposingLeft: true, transposingRight: true)
    },
    Case(name: "matmul, batched", shapes: [[2, 3, 5], [2, 4, 5]]) {
      $0[0].matmul($0[1], transposingRight: true)
    },
    Case(name: "matmul, left batch repeated", shapes: [[1, 3, 5], [2, 5, 4]]) {
      $0[0].matmul($0[1])
    },
    Case(name: "matmul, right shared", shapes: [[2, 3, 5], [5, 4]]) { $0[0].matmul($0[1]) },
    Case(name: "matmul, left shared and transposed", shapes: [[2, 2, 5, 3], [5, 4]]) {
      $0[0].matmul($0[1], transposingLeft: true)
    },
    Case(name: "softmax", shapes: [[3, 5]]) { $0[0].softmax() },
    Case(name: "softmax of the first axis", shapes: [[3, 5]]) { $0[0].softmax(axis: 0) },
    Case(name: "log softmax", shapes: [[3, 9]]) { $0[0].logSoftmax() },
    Case(name: "sum", shapes: [[3, 4]]) { $0[0].sum() },
    Case(name: "sum of an axis", shapes: [[3, 4, 2]]) { $0[0].sum(axis: 1) },
    Case(name: "mean of the last axis", shapes: [[3, 4]]) {
      $0[0].mean(axis: -1, keepingAxis: true)
    },
    Case(name: "reshape", shapes: [[3, 4]]) { $0[0].reshaped([2, 6]) },
    Case(name: "transpose", shapes: [[2, 3, 4]]) { $0[0].transposed(0, 2) },
    Case(name: "slice", shapes: [[3, 4]]) { $0[0].sliced(1..<3, axis: 1) },
    Case(name: "subscript", shapes: [[3, 4]]) { $0[0][1] },
    Case(name: "concatenate", shapes: [[2, 3], [2, 2]]) {
      .concatenated([$0[0], $0[1], $0[0]], axis: 1)
    },
    Case(name: "stack", shapes: [[3], [3]]) { .stacked($0) },
    Case(name: "linear", shapes: [[2, 3, 5], [4, 5], [4]]) {
      Linear(weight: $0[1], bias: $0[2])($0[0])
    },
    Case(name: "feed forward with relu", shapes: [[3, 5], [9, 5], [9], [5, 9]]) {
      FeedForward(
        linear1: Linear(weight: $0[1], bias: $0[2] + 3), linear2: Linear(weight: $0[3]))($0[0])
    },
    Case(name: "layer norm", shapes: [[3, 9], [9], [9]]) {
      LayerNorm(weight: $0[1], bias: $0[2])($0[0])
    },
    Case(name: "residual and layer norm", shapes: [[3, 8], [3, 8], [8], [8]]) {
      LayerNorm(weight: $0[2], bias: $0[3])($0[0], plus: $0[1])
    },
    Case(name: "embedding", shapes: [[4, 3], [6, 3]]) {
      Embedding(weight: $0[0])(
        Tokens([[0, 2], [2, 3]]), scale: 1.5, positions: $0[1], firstPosition: 1)
    },
    Case(name: "attention", shapes: [[2, 2, 3, 4], [2, 2, 5, 4], [2, 2, 5, 4]]) {
      scaledDotProductAttention(queries: $0[0], keys: $0[1], values: $0[2]).output
    },
    Case(name: "self-attention, causal", shapes: [[4, 6]]) {
      scaledDotProductAttention(
        queries: $0[0], keys: $0[0], values: $0[0], mask: .causalMask(length: 4)
      ).output
    },
    Case(name: "cross-entropy", shapes: [[3, 5]]) {
      crossEntropyLosses(
        logits: $0[0], targets: Tokens([1, 0, 4]), ignoredIndex: 0, labelSmoothing: 0.1)
    },
    Case(name: "Elman layer", shapes: [[2, 3, 4], [2, 5], [5, 4], [5, 5]]) {
      RecurrentLayer(
        .elman, inputMap: Linear(weight: $0[2]), hiddenMap: Linear(weight: $0[3]))(
          $0[0], initial: $0[1], isReal: Tensor([[1, 1, 1], [1, 0, 0]])
        ).states
    },
    Case(name: "GRU layer", shapes: [[2, 3, 4], [2, 2], [6, 4], [6, 2]]) {
      RecurrentLayer(.gru, inputMap: Linear(weight: $0[2]), hiddenMap: Linear(weight: $0[3]))(
        $0[0], initial: $0[1]
      ).states
    },
  ]

  @Test(arguments: cases) func agreesWithFiniteDifferences(_ test: Case) throws {
    let inputs = test.shapes.enumerated().map { index, shape in
      Tensor.uniform(shape, in: test.low..<test.low + 1, seed: UInt64(40 + index))
        .requiringGradient()
    }
    let output = test.operation(inputs)
    let upstream = Tensor.uniform(output.shape, in: -1..<1, seed: 7)
    output.backward(upstream: upstream)
    for (position, input) in inputs.enumerated() {
      let gradient = try #require(input.gradient)
      for element in 0..<input.count {
        let slope = difference(test, inputs, upstream, position, element)
        let got = Double(gradient.scalars[element])
        // Central differences of float results: 2^-24 of a result near 10, over a step of 2^-6.
        #expect(
          abs(got - slope) <= 3e-3 * max(1, abs(slope)),
          "input \(position), element \(element): \(got), difference \(slope)")
      }
    }
  }

  /// (f(x + h) - f(x - h)) / 2h of the weighted sum of all outputs, summed in double.
  private func difference(
    _ test: Case, _ inputs: [Tensor], _ upstream: Tensor, _ position: Int, _ element: Int
  ) -> Double {
    let step: Float = 1.0 / 64
    func value(_ offset: Float) -> Double {
      var changed = inputs.map { $0.detached() }
      var scalars = inputs[position].scalars
      scalars[element] += offset
      changed[position] = Tensor(shape: inputs[position].shape, scalars: scalars)
      let output = withoutGradients { test.operation(changed) }
      return zip(output.scalars, upstream.scalars).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    return (value(step) - value(-step)) / (2 * Double(step))
  }

  @Test func aGradientCollectsEveryUse() throws {
    let x = Tensor([2, 3]).requiringGradient()
    (x * x + x).sum().backward()
    #expect(try #require(x.gradient).scalars == [5, 7])
  }

  @Test func gradientsAddUpOverBackwardPasses() throws {
    let x = Tensor([1, 2]).requiringGradient()
    (x * 3).sum().backward()
    (x * 4).sum().backward()
    #expect(try #require(x.gradient).scalars == [7, 7])
    x.clearGradient()
    #expect(x.gradient == nil)
  }

  @Test func nothingIsRecordedWithoutGradients() {
    let x = Tensor([1, 2]).requiringGradient()
    let y = withoutGradients { x * 2 }
    #expect(!y.requiresGradient)
    #expect((x * 2).requiresGradient)
  }

  @Test func aDetachedTensorStopsTheGradient() throws {
    let x = Tensor([1, 2]).requiringGradient()
    (x.detached() * x).sum().backward()
    #expect(try #require(x.gradient).scalars == [1, 2])
  }

  @Test func aLongChainNeedsNoStack() throws {
    let x = Tensor([1]).requiringGradient()
    var y = x
    for _ in 0..<200_000 { y = y + 1 }
    var unused = x
    for _ in 0..<200_000 { unused = unused + 1 }
    y.sum().backward()
    #expect(try #require(x.gradient).scalars == [1])
  }

  @Test func anIntermediateGradientIsKeptOnRequest() throws {
    let x = Tensor([1, -2]).requiringGradient()
    let y = (x * 3).retainingGradient()
    y.relu().sum().backward()
    #expect(try #require(y.gradient).scalars == [1, 0])
  }
}
