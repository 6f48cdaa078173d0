import Testing

@testable import Figures

@Suite(.chinese) struct StepComparisonTests {
  @Test func readsTheNumbersOfBothTablesBackFromEachForm() throws {
    let figure = SampleFigures.comparison
    let expected = figure.tensors.map(\.values)
    #expect(expected.count == 4)
    let inTables = figure.tables.flatMap { table in
      [3, 4].map { column in table.rows.map { Float($0.cells[column].text) } }
    }
    #expect(inTables == expected)
    let html = try #require(MarkupReader.elements(of: figure.tables.html() ?? ""))
    let inPage = html.filter { $0.name == "td" && $0.attributes["class"] == nil }
      .map { number($0.text) }
    let rows: [Float?] = [0, 2].flatMap { (table: Int) -> [Float?] in
      zip(expected[table], expected[table + 1]).flatMap { [$0, $1] }
    }
    #expect(inPage == rows)
    let lines = figure.text.split(separator: "\n").filter { $0.hasPrefix("t=") }
    #expect(lines.flatMap { $0.split(separator: " ").suffix(2).map { Float($0) } } == rows)
    #expect(figure.altText.contains("损失从 0.008 到 2.250"))
    #expect(figure.altText.contains("损失从 0.008 到 1.107"))
  }

  @Test func marksWhatAStepSeesForTheFirstTime() throws {
    let figure = SampleFigures.comparison
    #expect(figure.text.contains("<Begin> I [have]"))
    let html = try #require(MarkupReader.elements(of: figure.tables.html() ?? ""))
    let newest = html.filter { $0.attributes["class"] == "newest" }.map(\.text)
    #expect(newest == SampleFigures.tokens)
  }

  @Test func keepsTheTablesApart() throws {
    let html = try #require(MarkupReader.elements(of: SampleFigures.comparison.tables.html() ?? ""))
    #expect(html.filter { $0.name == "caption" }.map(\.text) == ["自由运行", "教师强制"])
    #expect(html.first { $0.name == "div" }?.attributes["class"] == "figure-tables")
  }

  @Test func refusesTablesOfDifferentLengths() async {
    await #expect(processExitsWith: .failure) {
      _ = StepComparison(
        title: "t",
        [
          SampleFigures.steps, StepTable(title: "short", columns: [.targets(["a"])]),
        ])
    }
    await #expect(processExitsWith: .failure) {
      _ = StepComparison(title: "t", [SampleFigures.steps])
    }
    await #expect(processExitsWith: .failure) { _ = StepColumn.prefixes([["a"], []], header: "h") }
  }
}
