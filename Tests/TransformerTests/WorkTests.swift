import Testing
import Transformer

/// Decoder calls, products, multiply-adds and depth: counted by the library.
@Suite("Work")
struct WorkTests {
  static let model = EncoderDecoder.Configuration(vocabularySize: 9, seed: 1)

  static func text(_ length: Int) -> Tokens { Tokens((0..<length).map { 3 + $0 % 6 }) }

  @Test func aChainIsAsDeepAsItsLongestPath() {
    let x = Tensor([1, 2])
    let (_, work) = countingWork {
      let left = x.exponential().exponential().exponential()
      let right = x + 1
      _ = left * right
    }
    #expect(work.depth == 4)
  }

  @Test func aProductCountsItsMultiplyAdds() {
    let (left, right) = (Tensor.ones([2, 3, 4]), Tensor.ones([2, 4, 5]))
    let (_, work) = countingWork { left.matmul(right) }
    #expect(work == Work(decoderCalls: 0, matrixProducts: 1, multiplyAdds: 120, depth: 1))
  }

  @Test func countsNestAndStartAnew() {
    let x = Tensor.ones([2, 2])
    let (inner, outer) = countingWork { () -> Work in
      _ = x.matmul(x)
      return countingWork { x.matmul(x).matmul(x) }.work
    }
    #expect(inner.matrixProducts == 2 && inner.depth == 2)
    #expect(outer.matrixProducts == 3 && outer.multiplyAdds == 24)
  }

  @Test func oneForcedPassIsOneCallOfConstantDepth() {
    let model = EncoderDecoder(WorkTests.model)
    var depths: Set<Int> = []
    for length in [1, 5, 20] {
      let encoding = model.encode(WorkTests.text(4))
      let (_, work) = countingWork { model.decode(WorkTests.text(length), encoding: encoding) }
      #expect(work.decoderCalls == 1)
      depths.insert(work.depth)
    }
    #expect(depths.count == 1)
  }

  @Test func aBackwardPassIsAsDeepAsItsLongestChainOfGradients() {
    let x = Tensor([1, 2]).requiringGradient()
    let y = x.exponential().exponential()
    let loss = (y * (x + 1)).sum()
    // sum, product, two exponentials; the shorter way adds to x first.
    let (_, work) = countingWork { loss.backward() }
    #expect(work.depth == 4)
    let (_, both) = countingWork { (x.exponential().exponential() * (x + 1)).sum().backward() }
    #expect(both.depth == 4 + 4)
  }

  @Test func contributionsToOneGradientAreAddedOneAfterAnother() {
    let x = Tensor([1, 2]).requiringGradient()
    let loss = Tensor.concatenated((0..<5).map { _ in x * 2 }).sum()
    // sum, concatenation, then five products add to x in a row.
    #expect(countingWork { loss.backward() }.work.depth == 2 + 5)
  }

  @Test func theProductsOfABackwardPassAreCounted() {
    let (left, right) = (Tensor.ones([3, 4]).requiringGradient(), Tensor.ones([4, 5]))
    let one = countingWork { left.matmul(right).sum().backward() }.work
    #expect(one.matrixProducts == 2 && one.multiplyAdds == 2 * 60)
    let x = Tensor.ones([2, 3, 5, 4]).requiringGradient()
    let output = scaledDotProductAttention(queries: x, keys: x, values: x).output
    let upstream = Tensor.ones([2, 3, 5, 4])
    let attention = countingWork { output.backward(upstream: upstream) }.work
    #expect(attention.matrixProducts == 4 && attention.multiplyAdds == 4 * 2 * 3 * 5 * 5 * 4)
    #expect(attention.depth == 3)
  }

  /// The depth of a forward pass with its losses, and that of the backward pass alone.
  static func depths(_ model: any SequenceToSequence, _ length: Int) -> (Int, Int) {
    let batch = Batch(source: text(4), target: text(length))
    let (losses, forward) = countingWork { model.losses(for: batch) }
    let backward = countingWork { losses.loss.backward() }.work
    model.parameters.clearGradients()
    let both = countingWork { model.losses(for: batch).loss.backward() }.work
    model.parameters.clearGradients()
    #expect(both.depth == forward.depth + backward.depth)
    return (forward.depth, backward.depth)
  }

  @Test func theBackwardPassOfATransformerIsOfConstantDepth() {
    let model = EncoderDecoder(WorkTests.model)
    let depths = [2, 5, 20].map { WorkTests.depths(model, $0) }
    #expect(Set(depths.map(\.1)).count == 1)
    #expect(depths[0].1 >= depths[0].0 / 2)
  }

  @Test(arguments: RecurrentLayer.Cell.allCases)
  func theBackwardPassOfARecurrentModelDeepensWithEveryStep(_ cell: RecurrentLayer.Cell) {
    let model = RecurrentEncoderDecoder(cell, vocabularySize: 9, seed: 1)
    func depth(_ length: Int) -> Int { WorkTests.depths(model, length).1 }
    let perStep = depth(6) - depth(5)
    #expect(perStep > 0)
    #expect(depth(25) - depth(5) == 20 * perStep)
  }

  @Test func aTrainingStepWaitsForTheUpdateBefore() throws {
    let model = EncoderDecoder(WorkTests.model)
    let batch = Batch(source: WorkTests.text(4), target: WorkTests.text(5))
    let optimizers: [any Optimizer] = [
      Adam(model.parameters), AdamW(model.parameters), SGD(model.parameters, learningRate: 0.1),
    ]
    for optimizer in optimizers {
      let trainer = Trainer(model, optimizer: optimizer)
      func depth(_ steps: Int) throws -> Int {
        try countingWork { try trainer.train(batch, steps: steps) }.work.depth
      }
      let (one, three) = (try depth(1), try depth(3))
      #expect(three == 3 * one)
    }
  }

  @Test(arguments: [false, true]) func freeRunningStepsWaitForEachOther(usesCache: Bool) {
    let model = EncoderDecoder(WorkTests.model)
    func work(_ length: Int) -> Work {
      model.greedyDecode(
        WorkTests.text(4),
        DecodingOptions(maximumLength: length, stopsAtEnd: false, usesCache: usesCache)
      ).work
    }
    let (five, ten) = (work(5), work(10))
    #expect(five.decoderCalls == 5 && ten.decoderCalls == 10)
    #expect(ten.depth > five.depth && ten.depth >= 10 * (five.depth / 6))
    // Forced steps know their inputs: no step waits for another's output.
    let forced = model.teacherForcedSteps(
      source: WorkTests.text(4), decoderInput: WorkTests.text(10), usesCache: usesCache)
    #expect(forced.work.decoderCalls == 10)
    #expect(forced.work.depth < ten.depth / 4)
  }

  @Test func aCacheSavesWorkAndNotSteps() {
    let model = EncoderDecoder(WorkTests.model)
    func work(_ usesCache: Bool) -> Work {
      model.greedyDecode(
        WorkTests.text(4),
        DecodingOptions(maximumLength: 30, stopsAtEnd: false, usesCache: usesCache)
      ).work
    }
    let (plain, cached) = (work(false), work(true))
    #expect(cached.decoderCalls == plain.decoderCalls)
    #expect(cached.multiplyAdds * 5 < plain.multiplyAdds)
    #expect(cached.depth * 2 > plain.depth)
  }

  @Test(arguments: RecurrentLayer.Cell.allCases)
  func aRecurrentPassDeepensWithEveryStep(_ cell: RecurrentLayer.Cell) {
    let model = RecurrentEncoderDecoder(cell, vocabularySize: 9, seed: 1)
    func depth(_ length: Int) -> Int {
      let (source, input) = (WorkTests.text(4), WorkTests.text(length))
      return countingWork { model.logits(source: source, decoderInput: input) }.work.depth
    }
    let perStep = depth(6) - depth(5)
    #expect(perStep > 0)
    #expect(depth(25) - depth(5) == 20 * perStep)
  }
}
