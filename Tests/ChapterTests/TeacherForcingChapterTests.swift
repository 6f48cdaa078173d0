import BookDocument
import CellRecords
import Testing

/// What chapter 6 says, checked on what its cells gave.
@Suite struct TeacherForcingChapterTests {
  private var evidence: ChapterEvidence {
    get async { await RealBook.shared.evidence(of: "06-teacher-forcing") }
  }

  @Test func eachInputOfAFreeRunIsTheOutputBefore() async throws {
    let steps = try await evidence.steps("tbl-free-running")
    try #require(steps.count == 5 && steps.allSatisfy { $0.count == 4 })
    #expect(steps.dropFirst().map { $0[1] } == steps.dropLast().map { $0[3] })
    #expect(Set(steps.map { $0[3] }).count > 1, "equal words show nothing")
  }

  @Test func onePassEqualsTheStepsBitForBit() async throws {
    let evidence = await evidence
    let printed = try evidence.printed("one-pass-equals-steps")
    #expect(printed.contains("一次前向：解码器调用 1 次"))
    #expect(printed.contains("逐步计算：解码器调用 5 次"))
    #expect(printed.contains("打分的最大差：0.0"))
  }

  @Test(arguments: ["fig-self-attention", "fig-trained-self"])
  func theMasksUpperTriangleIsExactlyZero(label: String) async throws {
    for head in try await evidence.headWeights(label) {
      try #require(head.shape == [5, 5])
      for query in 0..<4 {
        for key in query + 1..<5 {
          #expect(head.values[query * 5 + key].bitPattern == 0, "\(head.name) [\(query), \(key)]")
        }
      }
    }
  }

  @Test(arguments: ["fig-self-attention", "fig-trained-self", "fig-trained-cross"])
  func rowsOfAttentionSumToOne(label: String) async throws {
    let heads = try await evidence.headWeights(label)
    #expect(heads.count == (label == "fig-self-attention" ? 4 : 8))
    for head in heads {
      try #require(head.shape == [5, 5])
      for query in 0..<5 {
        let row = head.values[query * 5..<query * 5 + 5]
        #expect(abs(row.reduce(0, +) - 1) < 1e-6, "\(head.name), row \(query)")
      }
    }
  }

  @Test func theCausalMaskIsATriangle() async throws {
    let mask = try #require(try await evidence.tensors("fig-causal-mask").first)
    let expected = (0..<25).map { Float($0 % 5 <= $0 / 5 ? 1 : 0) }
    #expect(mask.values == expected)
  }

  @Test func theTimeStepTableIsThatOfTheText() async throws {
    let figure = try #require(try await evidence.figures("tbl-teacher-forcing").first)
    let rows = figure.text.split(separator: "\n").filter { $0.hasPrefix("t=") }
      .map { $0.split(separator: " ").joined(separator: " ") }
    #expect(
      rows == [
        "t=1 <Begin> I", "t=2 <Begin> I have", "t=3 <Begin> I have a", "t=4 <Begin> I have a cat",
        "t=5 <Begin> I have a cat <end>",
      ])
  }

  @Test func aForcedFirstWordChangesEveryLaterStep() async throws {
    let free = try await evidence.steps("tbl-free-running")
    let forced = try await evidence.steps("tbl-forced-first")
    try #require(free.count == 5 && forced.count == 5)
    #expect(forced[0][3] == "dog" && free[0][3] != "dog")
    // The third column has the likeliest words with their probabilities.
    #expect(forced[0][2] == free[0][2])
    for step in 1..<5 { #expect(forced[step][2] != free[step][2], "step \(step + 1)") }
  }

  @Test func withoutAMaskOnlyTheLastRowIsThatOfTheSteps() async throws {
    let columns = try await evidence.tensors("tbl-without-mask").map(\.values)
    try #require(columns.count == 4 && columns.allSatisfy { $0.count == 5 })
    #expect(columns[0].allSatisfy { $0 == 0 })
    #expect(columns[1].prefix(4).allSatisfy { $0 > 0.001 } && columns[1][4] == 0)
    #expect(columns[2].prefix(4).allSatisfy { $0 == 0 } && columns[2][4] > 0.001)
    #expect(columns[3].allSatisfy { $0 > 0.001 })
  }

  @Test func theTranslatorTranslatesWhatItHasNotSeen() async throws {
    let lines = try await evidence.printed("translations").split(separator: "\n").map(String.init)
    #expect(lines.contains("今天我有一只猫 → I have a cat today <end>"))
    #expect(lines.contains("她有一只猫 → she has a cat <end>"))
  }

  @Test func aWrongFirstWordLeadsFreeRunningAstray() async throws {
    let columns = try await evidence.tensors("tbl-exposure").map(\.values)
    try #require(columns.count == 2 && columns.allSatisfy { $0.count == 6 })
    #expect(columns[0].allSatisfy { $0 > 0.9 })
    #expect(columns[1][0] == columns[0][0] && columns[1][1] < 0.1)
  }

  @Test func eachOfThreeConditionsIsNeeded() async throws {
    let rows = try await evidence.tensors("tbl-three-conditions").map(\.values)
    try #require(rows.count == 3 && rows.allSatisfy { $0.count == 4 })
    let growth = zip(rows[1], rows[0]).map { $0 - $1 }
    #expect(growth[0] == 0 && growth[1] > 0 && growth[2] > 0 && growth[3] == 0)
    #expect(rows[2][0] == 0 && rows[2][3] > 0.001)
  }

  @Test func trainingBringsTheLossDown() async throws {
    let losses = try #require(try await evidence.tensors("fig-loss-curve").first).lineHeights
    #expect(losses.count == 200)
    #expect(try #require(losses.first) > 1)
    #expect(try #require(losses.last) < 0.05)
  }

  @Test(arguments: ["tbl-trained", "tbl-free-running-trained"])
  func theTrainedModelPredictsTheTarget(label: String) async throws {
    let figure = try #require(try await evidence.figures(label).first)
    let rows = figure.text.split(separator: "\n").filter { $0.hasPrefix("t=") }
    #expect(rows.count == 5)
    for (row, word) in zip(rows, ["I", "have", "a", "cat", "<end>"]) {
      #expect(row.contains(" = \(word) ") || row.hasSuffix(" = \(word)"), "\(row)")
    }
  }

  @Test func aLaterWordChangesNoEarlierRow() async throws {
    let differences = try #require(try await evidence.tensors("tbl-causality").last)
    #expect(differences.values.prefix(3).allSatisfy { $0.bitPattern == 0 })
    #expect(differences.values.dropFirst(3).allSatisfy { $0 > 0 })
  }

  @Test func theDepthOfOnePassDoesNotGrowWithTheSteps() async throws {
    let lines = try await evidence.tensors("fig-depth").map(\.lineHeights)
    try #require(lines.count == 2)
    #expect(Set(lines[0]).count == 1)
    #expect(zip(lines[1], lines[1].dropFirst()).allSatisfy { 1.5 * $0 < $1 })
  }
}
