import BookLanguage
import Figures
import Testing
import Transformer

@testable import TransformerFigures

@Suite(.chinese) struct AttentionStripTests {
  @Test(arguments: [Normalization.post, .pre], [0, 1])
  func theTraceEndsInTheRecordedWeightsBitForBit(
    normalization: Normalization, layer: Int
  ) throws {
    let tiny = try TinyCase(normalization: normalization)
    let pass = tiny.pass.pass
    let trace = AttentionTrace(
      selfAttentionOf: tiny.model, pass: pass, layer: layer, mask: tiny.mask)
    let recorded = pass.attentionWeights("dec.\(layer).self")[0]
    #expect(trace.weights.isIdentical(to: recorded))
    #expect(trace.scores.shape == [2, 4, 4])
    #expect(trace.scores.scalars.allSatisfy { $0.isFinite })
    #expect(trace.isMasked == (0..<16).map { $0 % 4 > $0 / 4 })
  }

  @Test func crossAttentionIsTracedFromItsInputs() throws {
    let tiny = try TinyCase()
    let x = Tensor.normal([1, 4, 8], seed: 1)
    let memory = Tensor.normal([1, 3, 8], seed: 2)
    let attention = tiny.model.decoderLayers[0].crossAttention
    let recorded = attention(queries: x, keys: memory, values: memory).weights
    let trace = AttentionTrace(attention, queryInput: x, keyInput: memory, recorded: recorded)
    #expect(trace.weights.isIdentical(to: recorded[0]))
    #expect(!trace.isMasked.contains(true))
  }

  @Test func theLevelsShowOneAndTheSameAttention() throws {
    let tiny = try TinyCase()
    let trace = AttentionTrace(selfAttentionOf: tiny.model, pass: tiny.pass.pass, mask: tiny.mask)
    let strip = AttentionStrip(
      "注意力", trace: trace, queries: tiny.words, keys: tiny.words, head: 1, query: 2, key: 1)
    #expect(strip.matrices.panels.map(\.maskedCount) == [0, 6, 6])
    #expect(strip.matrices.panels[0].values == trace.scores[1].scalars)
    #expect(strip.matrices.panels[1].values == trace.scores[1].scalars)
    #expect(strip.matrices.panels[2].values == trace.weights[1].scalars)
    #expect(strip.heads.panels.map(\.values) == (0..<2).map { trace.weights[$0].scalars })
    #expect(
      strip.rows.tensors.map(\.values) == [trace.scores[1, 2], trace.weights[1, 2]].map(\.scalars))
    let row = try #require(strip.rows.table)
    #expect(row.rows.map { $0.cells[2] == .masked } == [false, false, false, true, false])
    #expect(row.rows.last?.cells[2].text == "1.000")
    #expect(row.rows[1].cells[0].text == strip.dotProduct.expression)
    #expect(strip.dotProduct.score == trace.scores[1, 2, 1].item)
    #expect(strip.dotProduct.divisorName == "√4")
    #expect(abs(strip.dotProduct.divisor - 2) < 1e-6)
  }

  @Test func zoomsIntoTheLastQueryAndItsLargestWeight() throws {
    let tiny = try TinyCase()
    let trace = AttentionTrace(selfAttentionOf: tiny.model, pass: tiny.pass.pass, mask: tiny.mask)
    let strip = AttentionStrip("注意力", trace: trace, queries: tiny.words, keys: tiny.words)
    let weights = trace.weights[0, 3].scalars
    let largest = try #require(weights.indices.max { weights[$0] < weights[$1] })
    #expect(strip.matrices.panels[0].highlight == Heatmap.Highlight(row: 3, column: largest))
    #expect(strip.matrices.panels[2].highlight == Heatmap.Highlight(row: 3))
    #expect(strip.heads.panels.map { $0.highlight != nil } == [true, false])
  }

  @Test func namesQueriesAndKeysAndHatchesOnlyTheMasked() throws {
    let tiny = try TinyCase()
    let trace = AttentionTrace(selfAttentionOf: tiny.model, pass: tiny.pass.pass, mask: tiny.mask)
    let strip = AttentionStrip("注意力", trace: trace, queries: tiny.words, keys: tiny.words)
    let svg = try #require(strip.svg(idPrefix: "f"))
    #expect(svg.contains("查询 ↓") && svg.contains("键 →"))
    // Two panels of the first level and two heads with six hidden keys each.
    #expect(svg.matches(of: /<path[^>]*fill="url\(#f-part-[0-9]-panel-[0-9]-hatch\)"/).count == 24)
    #expect(strip.tables.count == 4)
    #expect(strip.tensors.count == 3 + 2 + 2 + 4)
  }

  @Test func everyCellLeadsToItsRowAndItsDotProduct() throws {
    let tiny = try TinyCase()
    let trace = AttentionTrace(selfAttentionOf: tiny.model, pass: tiny.pass.pass, mask: tiny.mask)
    let strip = AttentionStrip("注意力", trace: trace, queries: tiny.words, keys: tiny.words)
    #expect(strip.matrices.panels.map(\.firstRowStep) == [1, 1, 1])
    #expect(strip.heads.panels.map(\.firstRowStep) == [1, nil])
    let svg = try #require(strip.svg(idPrefix: "f"))
    #expect(svg.matches(of: /class="stepper-frame"/).count == 4)
    #expect(svg.matches(of: /checked="checked"/).count == 1)
    // The last query of the first head, which the levels above mark.
    #expect(svg.contains("data-step=\"4\" checked=\"checked\""))
    for name in tiny.words {
      #expect(svg.contains("头 1，查询 \(name.htmlEscaped)"))
    }
  }

  @Test(arguments: [Normalization.post, .pre], [0, 1])
  func theHeadsOfACrossAttentionLeadToTheirRows(normalization: Normalization, layer: Int) throws {
    let tiny = try TinyCase(normalization: normalization)
    let pass = tiny.pass.pass
    let trace = AttentionTrace(
      crossAttentionOf: tiny.model, pass: pass, layer: layer, mask: tiny.mask)
    #expect(trace.weights.isIdentical(to: pass.attentionWeights("dec.\(layer).cross")[0]))
    let vocabulary = tiny.vocabulary
    let keys = tiny.batch.source[0].map { vocabulary[$0] }
    let figure = attentionHeads("交叉注意力", trace: trace, queries: tiny.words, keys: keys)
    #expect(figure.tables.count == 2)
    #expect(figure.svg(idPrefix: "f")?.matches(of: /class="stepper-frame"/).count == 8)
  }

  @Test func takesQueriesAndKeysWithoutAModel() throws {
    let q = Tensor([[1, 0], [0, 1]])
    let k = Tensor([[1, 0], [2, 2]])
    let strip = AttentionStrip("手算", queries: q, keys: k, labels: (["甲", "乙"], ["丙", "丁"]))
    let expected: [Float] = [1, 2, 0, 2].map { $0 / Float(2).squareRoot() }
    for (value, wanted) in zip(strip.matrices.panels[0].values, expected) {
      #expect(abs(value - wanted) < 1e-6)
    }
    #expect(strip.matrices.operations == ["无掩码", "softmax"])
  }

  @Test func refusesAMaskThatTheWeightsWereNotMadeWith() async throws {
    await #expect(processExitsWith: .failure) {
      let tiny = try TinyCase()
      _ = AttentionTrace(selfAttentionOf: tiny.model, pass: tiny.pass.pass, mask: nil)
    }
    await #expect(processExitsWith: .failure) {
      let tiny = try TinyCase()
      let trace = AttentionTrace(
        selfAttentionOf: tiny.model, pass: tiny.pass.pass, mask: tiny.mask)
      _ = AttentionStrip(
        "t", trace: trace, queries: tiny.words, keys: tiny.words, query: 0, key: 3)
    }
  }
}
