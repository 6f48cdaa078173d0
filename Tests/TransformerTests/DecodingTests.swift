import Testing
import Transformer

@Suite("Decoding")
struct DecodingTests {
  static let source = Tokens([1, 3, 4, 5, 6])

  static func model() -> EncoderDecoder { EncoderDecoder(.init(vocabularySize: 9, seed: 4)) }

  @Test func eachInputIsTheOutputBefore() {
    let trace = DecodingTests.model().greedyDecode(
      DecodingTests.source, DecodingOptions(maximumLength: 6, stopsAtEnd: false))
    #expect(trace.steps.count == 6)
    #expect(trace.inputs == [1] + trace.outputs.dropLast())
    #expect(trace.steps.map(\.number) == [1, 2, 3, 4, 5, 6])
    for step in trace.steps {
      #expect(step.topChoices.count == 3)
      #expect(step.topChoices[0].token == step.prediction)
      #expect(step.logits.argmax() == [step.prediction])
      #expect(step.topChoices[0].probability >= step.topChoices[1].probability)
    }
  }

  @Test func aForcedOutputChangesWhatFollows() {
    let model = DecodingTests.model()
    let options = DecodingOptions(maximumLength: 4, stopsAtEnd: false)
    let free = model.greedyDecode(DecodingTests.source, options)
    var other = options
    other.forcedOutputs = [1: free.outputs[0] == 5 ? 6 : 5]
    let forced = model.greedyDecode(DecodingTests.source, other)
    #expect(forced.steps[0].prediction == free.steps[0].prediction)
    #expect(forced.outputs[0] != free.outputs[0])
    #expect(forced.inputs[1] == forced.outputs[0])
    #expect(!forced.steps[1].logits.isIdentical(to: free.steps[1].logits))
  }

  @Test func theCacheChangesNoBit() {
    let model = DecodingTests.model()
    var options = DecodingOptions(maximumLength: 12, stopsAtEnd: false)
    let plain = model.greedyDecode(DecodingTests.source, options)
    options.usesCache = true
    let cached = model.greedyDecode(DecodingTests.source, options)
    #expect(cached.outputs == plain.outputs)
    #expect(cached.logits.isIdentical(to: plain.logits))
  }

  /// Longer than the room that the cache begins with, with texts that change places.
  @Test func theCacheChangesNoBitOfABeamSearch() {
    let model = DecodingTests.model()
    var options = DecodingOptions(maximumLength: 40, stopsAtEnd: false)
    let plain = model.beamSearch(DecodingTests.source, width: 3, options)
    options.usesCache = true
    let cached = model.beamSearch(DecodingTests.source, width: 3, options)
    #expect(cached.hypotheses == plain.hypotheses)
    #expect(cached.rounds == plain.rounds)
  }

  @Test func anUpdateReachesTheNextDecoding() throws {
    let model = DecodingTests.model()
    let batch = Batch(source: DecodingTests.source, target: Tokens([3, 2]))
    let options = DecodingOptions(maximumLength: 3, stopsAtEnd: false, usesCache: true)
    _ = model.greedyDecode(DecodingTests.source, options)
    try Trainer(model).train(batch, steps: 5)
    var plain = options
    plain.usesCache = false
    let (cached, uncached) = (
      model.greedyDecode(DecodingTests.source, options),
      model.greedyDecode(DecodingTests.source, plain)
    )
    #expect(cached.logits.isIdentical(to: uncached.logits))
  }

  @Test func theLikeliestTokensComeInOrder() {
    let model = DecodingTests.model()
    var options = DecodingOptions(maximumLength: 4, stopsAtEnd: false)
    options.topChoices = 9
    for step in model.greedyDecode(DecodingTests.source, options).steps {
      let scores = step.logits.scalars
      let expected = scores.indices.sorted {
        scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
      }
      #expect(step.topChoices.map(\.token) == expected)
    }
  }

  @Test func aBeamOfOneIsGreedy() {
    let model = DecodingTests.model()
    let options = DecodingOptions(maximumLength: 7)
    let greedy = model.greedyDecode(DecodingTests.source, options)
    let beam = model.beamSearch(DecodingTests.source, width: 1, options)
    #expect(beam.hypotheses.map(\.tokens) == [greedy.outputs])
  }

  @Test func aWiderBeamIsNoWorseThanGreedy() {
    let model = DecodingTests.model()
    let options = DecodingOptions(maximumLength: 5)
    let narrow = model.beamSearch(DecodingTests.source, width: 1, options).hypotheses[0]
    let wide = model.beamSearch(DecodingTests.source, width: 4, options)
    #expect(wide.hypotheses[0].logProbability >= narrow.logProbability)
    #expect(wide.hypotheses.count == 4)
    let scores = wide.hypotheses.map(\.logProbability)
    #expect(scores == scores.sorted(by: >))
  }

  @Test func decodingEndsBehindTheEndMarker() throws {
    let model = DecodingTests.model()
    let batch = Batch(source: DecodingTests.source, target: Tokens([3, 2]))
    try Trainer(model, optimizer: Adam(model.parameters, learningRate: 3e-3))
      .train(batch, steps: 80)
    let trace = model.greedyDecode(DecodingTests.source, DecodingOptions(maximumLength: 9))
    #expect(trace.outputs == [3, 2])
    let open = model.greedyDecode(
      DecodingTests.source, DecodingOptions(maximumLength: 5, stopsAtEnd: false))
    #expect(open.outputs.count == 5)
  }
}
