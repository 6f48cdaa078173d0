import BookDocument
import CellRecords
import Testing

/// What chapter 6 says, checked on what its cells gave.
@Suite struct TeacherForcingChapterTests {
  private var evidence: ChapterEvidence {
    get async { await RealBook.shared.evidence(of: "06-teacher-forcing") }
  }

  @Test func moreStepsTakeMoreTicksOnOneClockOnly() async throws {
    let clocks = try await evidence.tensors("fig-clock-lengths").map { $0.values.max() ?? 0 }
    try #require(clocks.count == 14)
    for place in 0..<7 {
      #expect(clocks[2 * place] == Float(2 * (place + 2)) && clocks[2 * place + 1] == 2)
    }
  }

  @Test func theCausalMaskIsATriangle() async throws {
    let mask = try #require(try await evidence.tensors("fig-causal-mask").first)
    let expected = (0..<25).map { Float($0 % 5 <= $0 / 5 ? 1 : 0) }
    #expect(mask.values == expected)
  }

  @Test func theTranslatorTranslatesWhatItHasNotSeen() async throws {
    let lines = try await evidence.printed("translations").split(separator: "\n").map(String.init)
    #expect(lines.contains("今天我有一只猫 → I have a cat today <end>"))
    #expect(lines.contains("她有一只猫 → she has a cat <end>"))
  }

  @Test func trainingBringsTheLossDownAndALowerRateMakesNoBump() async throws {
    let lines = try await evidence.tensors("fig-translator-losses").map(\.lineHeights)
    try #require(lines.count == 2 && lines.allSatisfy { $0.count == 40 })
    func rise(_ losses: [Float]) -> Float {
      losses.indices.map { losses[$0] - (losses[...$0].min() ?? 0) }.max() ?? 0
    }
    #expect(lines.allSatisfy { $0[0] > 1 && $0[39] < 0.05 })
    #expect(rise(lines[0]) > 0.2 && rise(lines[1]) < 0.02)
  }

  @Test func theClocksNeedATickForEachCellAndForEachLayer() async throws {
    let clocks = try await evidence.tensors("fig-two-clocks")
    let (free, taught) = (try #require(clocks.first), clocks[1])
    #expect(free.values == [1, 3, 5, 7, 9, 2, 4, 6, 8, 10])
    #expect(taught.values == [1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
  }

  @Test func eachRowDependsOnItsPrefixAlone() async throws {
    let changes = try #require(try await evidence.tensors("fig-dependence").first)
    for (place, change) in changes.values.enumerated() {
      #expect(place % 5 <= place / 5 ? change > 0 : change.bitPattern == 0, "\(place)")
    }
  }

  @Test func theCostOfOnePassGrowsOnlyInItsMatrices() async throws {
    let rows = try await evidence.tensors("tbl-measured-cost").map(\.values)
    try #require(rows.count == 4)
    #expect(Set(rows[0]).count == 1 && Set(rows[1]).count == 1)
    #expect(rows[2][2] > 16 * rows[2][0])
  }

  @Test func aTrainingStepOfATransformerDoesNotGrowDeeper() async throws {
    let lines = try await evidence.tensors("fig-training-depth").map(\.lineHeights)
    try #require(lines.count == 2)
    #expect(zip(lines[0], lines[0].dropFirst()).allSatisfy(<))
    #expect(Set(lines[1]).count == 1)
  }

  @Test func wordsComeFromTheCharactersThatTheTextNames() async throws {
    let influence = try #require(try await evidence.tensors("fig-influence").first)
    try #require(influence.shape == [6, 8])
    // 她 → she, 欢 and 她 → likes, 一 → a, 本 → book, 今 → today.
    let named = [(0, 2), (1, 4), (1, 2), (2, 5), (3, 6), (4, 0)].map {
      influence.values[8 * $0 + $1]
    }
    #expect(named.allSatisfy { $0 > 0.2 })
    for (row, column) in [(0, 2), (1, 4), (2, 5), (3, 6), (4, 0)] {
      let values = influence.values[8 * row..<8 * row + 8]
      #expect(values.max() == influence.values[8 * row + column])
    }
  }

  @Test func eachOfThreeConditionsIsNeeded() async throws {
    let rows = try await evidence.tensors("tbl-three-conditions").map(\.values)
    try #require(rows.count == 2 && rows.allSatisfy { $0.count == 4 })
    #expect(rows[0][0] == 0 && rows[0][1] > 0 && rows[0][2] > 0 && rows[0][3] == 0)
    #expect(rows[1][0] == 0 && rows[1][3] > 0.001)
  }
}
