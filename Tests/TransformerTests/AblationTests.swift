import Foundation
import Testing
import Transformer

@Suite("Ablations", .serialized)
struct AblationTests {
  static let source = Tokens([1, 3, 4, 5, 6])
  static let target = Tokens([3, 4, 5, 6, 2])
  static let batch = Batch(source: source, target: target)

  static func model(_ ablations: Set<Ablation>) -> EncoderDecoder {
    EncoderDecoder(.init(vocabularySize: 9, ablations: ablations, seed: 2))
  }

  static func logits(_ model: EncoderDecoder, _ input: Tokens) -> Tensor {
    withoutGradients { model(source: source, decoderInput: input).logits[0] }
  }

  @Test func withoutTheCausalMaskALaterWordLeaksIntoEarlierRows() {
    let (first, second) = (Tokens([1, 3, 4, 5, 6]), Tokens([1, 3, 4, 5, 7]))
    let whole = AblationTests.model([])
    let ablated = AblationTests.model([.causalMask])
    #expect(
      AblationTests.logits(whole, first)[0].isIdentical(to: AblationTests.logits(whole, second)[0]))
    #expect(
      !AblationTests.logits(ablated, first)[0]
        .isIdentical(to: AblationTests.logits(ablated, second)[0]))
    let steps = ablated.teacherForcedSteps(
      source: AblationTests.source, decoderInput: first)
    for row in 0..<4 {
      #expect(!steps.logits[row].isIdentical(to: AblationTests.logits(ablated, first)[row]))
    }
    #expect(steps.logits[4].isIdentical(to: AblationTests.logits(ablated, first)[4]))
  }

  @Test func withoutPositionsTheEncoderSeesABag() {
    let permuted = Tokens([6, 5, 1, 4, 3])
    for (ablations, isBag) in [([], false), ([.positions], true)] as [(Set<Ablation>, Bool)] {
      let model = AblationTests.model(ablations)
      let plain = model.encode(AblationTests.source).memory.mean(axis: 1)
      let other = model.encode(permuted).memory.mean(axis: 1)
      #expect((plain.maximumDifference(from: other) < 1e-5) == isBag)
    }
  }

  @Test func withoutTheScaleTheScoresAreLarger() {
    let whole = AblationTests.model([]).encode(AblationTests.source).attention[0].weights
    let ablated = AblationTests.model([.scale]).encode(AblationTests.source).attention[0].weights
    #expect(ablated.max() > whole.max())
  }

  @Test func withoutTheShiftTheDecoderReadsItsTarget() {
    #expect(AblationTests.model([]).decoderInput(for: AblationTests.batch)[0] == [1, 3, 4, 5, 6])
    #expect(
      AblationTests.model([.shift]).decoderInput(for: AblationTests.batch)[0] == [3, 4, 5, 6, 2])
  }

  @Test func oneHeadTakesThePlaceOfSeveral() {
    let pass = AblationTests.model([.heads]).encode(AblationTests.source)
    #expect(pass.attention[0].weights.shape == [1, 1, 5, 5])
  }

  @Test func withoutTeacherForcingTheInputIsTheModelsOwnOutput() {
    let model = AblationTests.model([.teacherForcing])
    let trace = model.greedyDecode(
      AblationTests.source, DecodingOptions(maximumLength: 5, stopsAtEnd: false))
    #expect(model.decoderInput(for: AblationTests.batch)[0] == trace.inputs)
    let (_, work) = countingWork { model.teacherForced(AblationTests.batch) }
    #expect(work.decoderCalls == 5)
  }

  @Test(arguments: Ablation.allCases) func theEnvironmentSetsWhatModelsAndBatchesLeaveOut(
    _ ablation: Ablation
  ) async {
    let name = ablation.rawValue
    // Set in the child alone: chapters that other tests run inherit this process's variables.
    await #expect(processExitsWith: .success) { [name = name as String] in
      setenv("TRANSFORMER_ABLATION", name, 1)
      let expected = Ablation(rawValue: name)
      let model = EncoderDecoder(.init(vocabularySize: 9, seed: 2))
      let recurrent = RecurrentEncoderDecoder(.gru, vocabularySize: 9, seed: 1)
      let batch = Batch(source: AblationTests.source, target: AblationTests.target)
      let attention = model.decoderLayers[0].selfAttention
      let root = Float(attention.headDimension).squareRoot()
      guard Set([expected]) == model.ablations, model.ablations == recurrent.ablations,
        (model.causalMask(length: 2).tensor.scalars == [1, 1, 1, 1]) == (expected == .causalMask),
        (batch.decoderInput == batch.target) == (expected == .shift),
        (attention.scale * root > 1.1) == (expected == .scale),
        (attention.heads == 1) == (expected == .heads),
        (recurrent.decoderInput(for: AblationTests.batch) == Tokens([1, 3, 4, 5, 6]))
          == (expected != .shift && expected != .teacherForcing),
        (model.configuration.positions == .none) == (expected == .positions)
      else { exit(EXIT_FAILURE) }
      exit(EXIT_SUCCESS)
    }
  }

  @Test func masksShiftsAndAttentionDoNotReadTheEnvironment() async {
    await #expect(processExitsWith: .success) {
      setenv("TRANSFORMER_ABLATION", "causalMask,shift,scale,heads", 1)
      let q = Tensor([[3, 1], [1, 2]])
      let weights = scaledDotProductAttention(queries: q, keys: q, values: q).weights
      let byHand = (q.matmul(q.transposed()) / Float(2).squareRoot()).softmax()
      guard AttentionMask.causalMask(length: 2).tensor.scalars == [1, 0, 1, 1],
        shiftRight(AblationTests.target) == Tokens([1, 3, 4, 5, 6]),
        weights.maximumDifference(from: byHand) < 1e-6
      else { exit(EXIT_FAILURE) }
      exit(EXIT_SUCCESS)
    }
  }

  @Test func theConfigurationOverridesTheEnvironment() async {
    await #expect(processExitsWith: .success) {
      setenv("TRANSFORMER_ABLATION", "heads", 1)
      let model = EncoderDecoder(.init(vocabularySize: 9, ablations: [.scale]))
      exit(model.ablations == [.scale] ? EXIT_SUCCESS : EXIT_FAILURE)
    }
  }

  @Test func anUnknownNameStopsTheProgram() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      setenv("TRANSFORMER_ABLATION", "causalMask,mask", 1)
      _ = Ablation.fromEnvironment
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("unknown ablation 'mask' in TRANSFORMER_ABLATION; known are causal"))
  }
}
