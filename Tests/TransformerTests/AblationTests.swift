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

  @Test(arguments: Ablation.allCases) func theEnvironmentAblatesTheWholeProcess(
    _ ablation: Ablation
  ) async {
    let name = ablation.rawValue
    // Set in the child alone: chapters that other tests run inherit this process's variables.
    await #expect(processExitsWith: .success) { [name = name as String] in
      setenv("TRANSFORMER_ABLATION", name, 1)
      let expected = Ablation(rawValue: name)
      let model = AblationTests.model([])
      let recurrent = RecurrentEncoderDecoder(.gru, vocabularySize: 9, seed: 1)
      let mask = AttentionMask.causalMask(length: 2).tensor.scalars
      let q = Tensor([[3, 1], [1, 2]])
      let weights = scaledDotProductAttention(queries: q, keys: q, values: q).weights
      let byHand = (q.matmul(q.transposed()) / Float(2).squareRoot()).softmax()
      guard Set([expected]) == Set(model.configuration.ablations),
        (mask == [1, 1, 1, 1]) == (expected == .causalMask),
        (shiftRight(AblationTests.target) == AblationTests.target) == (expected == .shift),
        (weights.maximumDifference(from: byHand) > 1e-3) == (expected == .scale),
        (model.configuration.heads == 1) == (expected == .heads),
        (recurrent.decoderInput(for: AblationTests.batch) != AblationTests.batch.decoderInput)
          == (expected == .teacherForcing),
        (model.configuration.positions == .none) == (expected == .positions)
      else { exit(EXIT_FAILURE) }
      exit(EXIT_SUCCESS)
    }
  }
}
