import Figures
import Testing
import Transformer

@testable import TransformerFigures

@Suite(.chinese) struct ClockTests {
  @Test func ownWordsTakeATickForEachLayerOfEachStep() throws {
    let tiny = try TinyCase()
    let clock = Clock("自回归", decoding: tiny.freeRun, layers: 2, vocabulary: tiny.vocabulary)
    #expect(clock.ticks == [[1, 3, 5, 7], [2, 4, 6, 8]])
    #expect(clock.inputTicks == [0, 2, 4, 6])
    #expect(clock.leakCount == 0)
  }

  @Test func givenWordsTakeATickForEachLayerEvenStepByStep() throws {
    let tiny = try TinyCase()
    let clock = Clock("逐步", decoding: tiny.forcedSteps, layers: 2, vocabulary: tiny.vocabulary)
    #expect(clock.ticks == [[1, 1, 1, 1], [2, 2, 2, 2]])
  }

  @Test func aPassTakesATickForEachLayerAndLeaksWithoutAMask() throws {
    let tiny = try TinyCase()
    let masked = Clock("有掩码", pass: tiny.pass, mask: tiny.mask, vocabulary: tiny.vocabulary)
    #expect(masked.ticks == [[1, 1, 1, 1], [2, 2, 2, 2]])
    #expect(masked.leakCount == 0)
    let open = Clock(
      "掩码关", pass: tiny.pass, mask: .allowing(.ones([4, 4])), vocabulary: tiny.vocabulary)
    #expect(open.tickCount == 2)
    #expect(open.leakCount == 6)
    let drawing = try #require(TwoClocks("钟", [open]).svg(idPrefix: "f"))
    #expect(drawing.contains("clock-ahead"))
    #expect(TwoClocks("钟", [open]).altText.contains("6 格读到了后面的词"))
  }

  @Test func aFrameShowsOnlyWhatIsComputedByItsTick() throws {
    let tiny = try TinyCase()
    let clock = Clock("自回归", decoding: tiny.freeRun, layers: 2, vocabulary: tiny.vocabulary)
    let figure = TwoClocks("钟", [clock])
    #expect(figure.stepper.frames.count == 9)
    let rows = clock.table(until: 3).rows
    #expect(rows[1].cells.map(\.text) == ["1", "3", "", ""])
    #expect(rows[2].cells.map(\.text) == ["2", "", "", ""])
    #expect(figure.tensors[0].values == [1, 3, 5, 7, 2, 4, 6, 8])
  }
}
