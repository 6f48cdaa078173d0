import BookModel
import Testing

/// What chapter 6 says, checked on what its cells gave.
@Suite struct TeacherForcingChapterTests {
  private var evidence: ChapterEvidence {
    get async { await RealBook.shared.evidence(of: "06-teacher-forcing") }
  }

  @Test func eachInputOfAFreeRunIsTheOutputBefore() async throws {
    #expect(try await evidence.value("input-is-previous-output") == "true")
  }

  @Test func onePassEqualsTheStepsBitForBit() async throws {
    let evidence = await evidence
    #expect(try evidence.value("one-pass-equals-steps") == "true")
    let printed = try evidence.printed("one-pass-equals-steps")
    #expect(printed.contains("一次前向：解码器调用 1 次"))
    #expect(printed.contains("逐步计算：解码器调用 5 次"))
    #expect(printed.contains("打分的最大差：0.0"))
  }

  @Test(arguments: ["fig-self-attention", "fig-trained-self"])
  func theMasksUpperTriangleIsExactlyZero(label: String) async throws {
    for head in try await evidence.tensors(label) {
      #expect(head.shape == [5, 5])
      for query in 0..<5 {
        for key in (query + 1)..<5 where key < 5 {
          #expect(head.values[query * 5 + key].bitPattern == 0, "\(head.name) [\(query), \(key)]")
        }
      }
    }
  }

  @Test(arguments: ["fig-self-attention", "fig-trained-self", "fig-trained-cross"])
  func rowsOfAttentionSumToOne(label: String) async throws {
    let heads = try await evidence.tensors(label)
    #expect(heads.count == (label == "fig-self-attention" ? 4 : 8))
    for head in heads {
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

  @Test func lossesTogetherEqualLossesOneByOne() async throws {
    #expect(try await evidence.value("losses-one-by-one") == "true")
  }

  @Test func gradientsTogetherEqualGradientsAccumulated() async throws {
    let lines = try await evidence.printed("gradients").split(separator: "\n")
    let numbers = lines.compactMap { $0.split(separator: "：").last.flatMap { Float($0) } }
    try #require(numbers.count == 3)
    #expect(numbers[1] > 0.1)
    #expect(numbers[2] < 1e-5 * max(1, numbers[1]))
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
