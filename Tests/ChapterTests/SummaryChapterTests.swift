import BookDocument
import CellRecords
import Testing

/// What chapter 7 says, checked on what its cells gave.
@Suite struct SummaryChapterTests {
  private var evidence: ChapterEvidence {
    get async { await RealBook.shared.evidence(of: "07-summary") }
  }

  @Test func theDepthOfAnRNNGrowsAndThatOfATransformerDoesNot() async throws {
    let lines = try await evidence.tensors("fig-rnn-depth").map(\.lineHeights)
    try #require(lines.count == 3)
    for recurrent in lines[0..<2] {
      #expect(zip(recurrent, recurrent.dropFirst()).allSatisfy { 1.3 * $0 < $1 })
    }
    #expect(Set(lines[2]).count == 1)
  }

  @Test func allThreeModelsLearn() async throws {
    let lines = try await evidence.tensors("fig-rnn-losses").map(\.lineHeights)
    try #require(lines.count == 3)
    for losses in lines {
      #expect(try #require(losses.first) > 1)
      #expect(try #require(losses.last) < 0.2)
    }
  }

  @Test func withoutPositionsOnlyRoundingTellsTheOrdersApart() async throws {
    let differences = try #require(try await evidence.tensors("tbl-bag-of-words").first)
    #expect(differences.shape == [2, 2])
    let (bag, ordered) = (differences.values.prefix(2), differences.values.suffix(2))
    #expect(bag.allSatisfy { $0 < 1e-5 })
    #expect(ordered.allSatisfy { $0 > 1e-2 })
  }

  @Test func productsGrowWithTheWidthUnlessTheyAreDivided() async throws {
    let rows = try await evidence.tensors("tbl-why-root").map(\.values)
    try #require(rows.count == 2 && rows.allSatisfy { $0.count == 4 })
    for (place, width) in [Float(4), 16, 64, 256].enumerated() {
      #expect(abs(rows[0][place] / width.squareRoot() - 1) < 0.1)
      #expect(abs(rows[1][place] - 1) < 0.1)
    }
  }

  @Test func theWeightsOfOneHeadSumToOneAndHideTheFuture() async throws {
    let weights = try #require(
      try await evidence.tensors("fig-strip").first { $0.name.hasSuffix("权重") })
    for query in 0..<5 {
      let row = weights.values[query * 5..<query * 5 + 5]
      #expect(abs(row.reduce(0, +) - 1) < 1e-6)
      #expect(row.dropFirst(query + 1).allSatisfy { $0.bitPattern == 0 })
    }
  }

  @Test func headsOfTheTranslatorLookAtTheWordsTheyWrite() async throws {
    let heads = try await evidence.headWeights("fig-translator-heads").map(\.values)
    try #require(heads.count == 4 && heads.allSatisfy { $0.count == 6 * 8 })
    // 他 → he, 喜欢 → likes, 两 → two, 狗 → dogs, 今天 → today, by the head that the text names.
    #expect(heads[3][2] > 0.9 && heads[3][8 + 4] > 0.9)
    #expect(heads[0][2 * 8 + 5] > 0.9 && heads[1][3 * 8 + 7] > 0.9)
    #expect(heads[3][4 * 8] + heads[3][4 * 8 + 1] > 0.9)
  }

  @Test func verbsAndNumbersNeedDifferentHeads() async throws {
    let costs = try #require(try await evidence.tensors("fig-silenced-heads").first)
    try #require(costs.shape == [4, 4])
    func costliest(_ kind: Int) -> Int? {
      (0..<4).max { costs.values[4 * $0 + kind] < costs.values[4 * $1 + kind] }
    }
    #expect(costliest(1) != costliest(2))
  }
}
