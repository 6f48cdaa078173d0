import Testing

@testable import Figures

@Suite(.chinese) struct CountTableTests {
  static let counts = [[1, 5], [216_320, 1_432_001]]

  @Test func writesCountsWithGroupedDigitsAndRatios() {
    #expect(
      SampleFigures.counts.text == """
        对照表
        量          一次前向       逐步 5 次
        ----------  --------  --------------
        解码器调用         1            5 x5
        乘加次数     216,320  1,432,001 x6.6
        最大差                             0
        """)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (-12_345, "-12,345"), (1_234_567, "1,234,567"),
  ])
  func groupsDigits(count: Int, text: String) {
    #expect(NumberFormat.grouped(count) == text)
  }

  @Test func readsBackExactCountsFromTableTextAndAltText() throws {
    let figure = SampleFigures.counts
    let html = try #require(MarkupReader.elements(of: figure.tables.html() ?? ""))
    let cells = html.filter { $0.attributes["class"] == "count" }
    let inPage = cells.map { cell in Self.count(cell.text.split(separator: "×")[0]) }
    #expect(inPage == Self.counts.joined().map { $0 })
    let lines = figure.text.split(separator: "\n").dropFirst(3).prefix(2)
    let inText = lines.flatMap { line in
      line.split(separator: " ").dropFirst().filter { !$0.hasPrefix("x") }.map(Self.count)
    }
    #expect(inText == Self.counts.joined().map { $0 })
    let spoken = figure.altText.split(separator: "：")[1...]
      .flatMap { $0.matches(of: /(?:一次前向|逐步 5 次) ([0-9,]+)/).map { Self.count($0.output.1) } }
    #expect(spoken == Self.counts.joined() + [0])
    #expect(
      figure.tensors.prefix(2).map(\.values) == Self.counts.map { $0.map { Float($0) } })
  }

  private static func count(_ text: Substring) -> Int? {
    Int(text.filter { $0 != "," && $0 != " " })
  }

  @Test func comparesWithTheFirstColumn() throws {
    let row = CountTable.Row.counts("n", [4, 10, 4, 0])
    let ratios = row.cells.map { cell in
      if case .count(_, let ratio) = cell { ratio } else { "no count" }
    }
    #expect(ratios == [nil, "2.5", "1", "0"])
    #expect(CountTable.Row.counts("n", [0, 3]).cells.map(\.text) == ["0", "3"])
  }

  @Test func refusesRowsThatDoNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = CountTable(title: "t", columns: ["a", "b"], rows: [.counts("n", [1])])
    }
    await #expect(processExitsWith: .failure) {
      _ = CountTable(title: "t", columns: ["a"], rows: [])
    }
  }
}
