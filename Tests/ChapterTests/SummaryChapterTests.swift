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
    let lines = try await evidence.printed("why-root").split(separator: "\n")
    let sizes = lines.map { $0.split(separator: " ").compactMap { Float($0) } }
    try #require(sizes.count == 4 && sizes.allSatisfy { $0.count == 3 })
    for (width, plain, divided) in sizes.map({ ($0[0], $0[1], $0[2]) }) {
      #expect(abs(plain / width.squareRoot() - 1) < 0.1)
      #expect(abs(divided - 1) < 0.1)
    }
  }

  @Test func theWeightsOfOneHeadSumToOneAndHideTheFuture() async throws {
    let weights = try #require(try await evidence.tensors("fig-weights").first)
    for query in 0..<5 {
      let row = weights.values[query * 5..<query * 5 + 5]
      #expect(abs(row.reduce(0, +) - 1) < 1e-6)
      #expect(row.dropFirst(query + 1).allSatisfy { $0.bitPattern == 0 })
    }
  }

  @Test func headsOfTheTrainedModelDiffer() async throws {
    let differences = try #require(try await evidence.tensors("fig-head-differences").first)
    #expect(differences.shape == [4, 4])
    for (place, value) in differences.values.enumerated() {
      let isSame = place / 4 == place % 4
      #expect(isSame ? value == 0 : value > 0.01, "heads \(place / 4) and \(place % 4)")
    }
  }

  @Test func verbsAndNumbersNeedDifferentHeads() async throws {
    let costs = try #require(try await evidence.tensors("tbl-silenced-heads").first)
    try #require(costs.shape == [4, 4])
    func costliest(_ kind: Int) -> Int? {
      (0..<4).max { costs.values[4 * $0 + kind] < costs.values[4 * $1 + kind] }
    }
    #expect(costliest(1) != costliest(2))
  }
}
