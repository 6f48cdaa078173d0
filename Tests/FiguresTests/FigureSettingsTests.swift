import BookLanguage
import Testing

@testable import Figures

@Suite(.chinese) struct FigureSettingsTests {
  @Test(arguments: [
    ("批", "axis-1"), ("词表", "axis-7"), ("步", "axis-3"), ("时间步", "axis-3"), ("列", nil),
  ])
  func findsTheColourOfAnAxisByItsNames(name: String, className: String?) {
    #expect(FigureSettings.current.className(ofAxis: name) == className)
  }

  @Test func coloursTheTitlesOfADrawing() throws {
    let elements = try #require(
      MarkupReader.elements(of: SampleFigures.attention().svg(idPrefix: "f") ?? ""))
    let titles = elements.filter { $0.attributes["class"]?.hasPrefix("axis-name ") == true }
    #expect(titles.map(\.text) == ["键 →", "查询 ↓"])
    #expect(titles.map { $0.attributes["class"] } == ["axis-name axis-5", "axis-name axis-4"])
  }

  @Test(arguments: [
    (SampleFigures.attention() as any Figure, ["axis axis-4", "axis axis-5"]),
    (SampleFigures.tensor, ["axis axis-3", "axis axis-6"]),
    (SampleFigures.steps, ["axis axis-3"]),
    (SampleFigures.dotProduct, ["axis axis-6"]),
  ])
  func coloursTheHeadersOfATable(figure: any Figure, classes: [String]) throws {
    let elements = try #require(MarkupReader.elements(of: figure.tables.html() ?? ""))
    let names = elements.filter { $0.name == "span" }
      .compactMap { $0.attributes["class"] }.filter { $0.hasPrefix("axis ") }
    #expect(names == classes)
  }

  @Test func leavesOtherNamesPlain() throws {
    let figure = Heatmap(
      [1], title: "t", rows: FigureAxis("行", count: 1), columns: FigureAxis("列", count: 1))
    let markup = (figure.svg(idPrefix: "f") ?? "") + (figure.table?.html() ?? "")
    #expect(!markup.contains("axis-name axis-") && !markup.contains("class=\"axis "))
  }

  @Test func aTableTakesTheSettingsThatItIsGiven() throws {
    let table = try #require(SampleFigures.attention().table)
    let html = table.html(settings: FigureSettings(axes: [.init(name: "键", colour: 8)]))
    #expect(html.contains("<span class=\"axis axis-8\">键</span>"))
    #expect(html.contains(">masked</td>") && !html.contains("遮住"))
  }

  @Test func aProgramSetsThemOnce() async {
    await #expect(processExitsWith: .success) {
      precondition(FigureSettings.current == FigureSettings(language: .english))
      FigureSettings.use(languageTag: "zh", axes: [.init(name: "批", colour: 1)])
      precondition(FigureSettings.current.language == .chinese)
      precondition(FigureSettings.current.className(ofAxis: "批") == "axis-1")
    }
  }

  @Test func refusesAColourThatNoThemeHasAndALanguageThatNobodySpeaks() async {
    await #expect(processExitsWith: .failure) {
      _ = FigureSettings.Axis(name: "a", colour: 9)
    }
    await #expect(processExitsWith: .failure) { FigureSettings.use(languageTag: "fr") }
  }
}
