import Testing

@testable import Figures

@Suite struct AxisKindTests {
  @Test func knowsTheNamesOfTheBook() {
    #expect(AxisKind.allCases.map(\.name) == ["批", "头", "步", "查询", "键", "维", "词表"])
    #expect(AxisKind.allCases.allSatisfy { AxisKind(name: $0.name) == $0 })
    #expect(AxisKind(name: "时间步") == .step)
    #expect(AxisKind(name: "列") == nil)
  }

  @Test func coloursTheTitlesOfADrawing() throws {
    let elements = try #require(
      MarkupReader.elements(of: SampleFigures.attention().svg(idPrefix: "f") ?? ""))
    let titles = elements.filter { $0.attributes["class"]?.hasPrefix("axis-name ") == true }
    #expect(titles.map(\.text) == ["键 →", "查询 ↓"])
    #expect(
      titles.map { $0.attributes["class"] } == ["axis-name axis-key", "axis-name axis-query"])
  }

  @Test(arguments: [
    (SampleFigures.attention() as any Figure, ["axis axis-query", "axis axis-key"]),
    (SampleFigures.tensor, ["axis axis-step", "axis axis-feature"]),
    (SampleFigures.steps, ["axis axis-step"]), (SampleFigures.shares, ["axis axis-key"]),
    (SampleFigures.dotProduct, ["axis axis-feature"]),
  ])
  func coloursTheHeadersOfATable(figure: any Figure, classes: [String]) throws {
    let elements = try #require(MarkupReader.elements(of: figure.tables.html ?? ""))
    let names = elements.filter { $0.name == "span" }
      .compactMap { $0.attributes["class"] }.filter { $0.hasPrefix("axis ") }
    #expect(names == classes)
  }

  @Test func leavesOtherNamesPlain() throws {
    let figure = Heatmap(
      [1], title: "t", rows: FigureAxis("行", count: 1), columns: FigureAxis("列", count: 1))
    let markup = (figure.svg(idPrefix: "f") ?? "") + (figure.table?.html ?? "")
    #expect(!markup.contains("axis-name axis-") && !markup.contains("class=\"axis "))
  }
}
