import BookDocument
import BookLanguage
import CellRecords
import Figures
import Testing

@testable import BookRenderers

@Suite struct CellHTMLTests {
  private let figure = FigureRecord(
    kind: "Heatmap", alternativeText: "一", text: "<x>", drawing: Drawing(pieces: ["<svg></svg>"]),
    tables: [
      DataTable(
        caption: "<题>", columnHeaders: [.text("甲"), .text("乙")],
        rows: [.init(header: .text("<a>"), cells: [.text("1")])])
    ])

  private func html(
    _ options: CellOptions, _ outputs: [CellOutput], language: Language = .chinese
  ) -> String {
    let place = SourceLocation(path: "a.md", line: 1)
    let cell = Cell(index: 2, code: "f()", location: place, options: options)
    let number = FigureNumber(kind: .figure, chapter: 6, count: 2)
    let phrases = language.phrases
    let anchors = Anchors(page: "a", isPrinted: false)
    let built = BuiltChapter(
      Chapter(slug: "a", path: "a.md", number: 6, cells: [cell]),
      run: ChapterRun(outputs: [outputs], values: []))
    let book = Book(
      title: "书", language: language.tag, slugs: ["a"], imports: [], directory: "")
    return CellHTML(
      cell: cell, outputs: outputs, number: options.caption == nil ? nil : number,
      settings: book.figureSettings, anchors: anchors,
      code: CodeHighlighter.html(of: cell.code, trees: SwiftTrees()),
      shownCode: CodeHighlighter.html(of: cell.shownCode, trees: SwiftTrees()),
      claims: ClaimHTML(evidence: nil, phrases: phrases, anchors: anchors),
      shapes: ShapeHTML(built, in: book, anchors: anchors),
      captionText: options.caption?.htmlEscaped ?? ""
    ).html
  }

  @Test func everythingThatACellGivesIsEscaped() {
    let html = html(
      CellOptions(caption: "<script>甲</script>"),
      [.printed("<script>"), .value("a & b"), .figure(figure)])
    #expect(!html.contains("<script>"))
    #expect(html.contains("a &amp; b"))
    #expect(html.contains("<pre>&lt;x&gt;</pre>"))
  }

  @Test func aFigureHasItsNumberCaptionTextTwinAndData() {
    let html = html(CellOptions(label: "fig-a", caption: "甲"), [.figure(figure)])
    #expect(html.contains("<figure class=\"figure\" id=\"fig-a\">"))
    #expect(html.contains("<figcaption><span class=\"figure-number\">图 6.2</span> 甲"))
    #expect(html.contains("<summary>文本</summary>"))
    #expect(html.contains("<summary>数据</summary>"))
    #expect(html.contains("<svg></svg>"))
  }

  @Test func theCaptionComesFirstAndTheRowLast() throws {
    let html = html(CellOptions(label: "fig-a", caption: "甲", fold: true), [.figure(figure)])
    let parts = [
      "<figcaption>", "<div class=\"figure-body\">", "</figure>", "class=\"cell-row\"",
      "class=\"figure-text\"", "class=\"figure-data\"", "class=\"cell-fold\"",
      "<a href=\"#fig-a\">链接",
    ]
    let places = try parts.map { try #require(html.firstRange(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
  }

  @Test func itsWordsAreThoseOfTheBooksLanguage() {
    let html = html(
      CellOptions(label: "fig-a", caption: "A"), [.figure(figure)], language: .english)
    #expect(html.contains("<span class=\"figure-number\">Figure 6.2</span> A"))
    #expect(html.contains("<summary>Text</summary>"))
    #expect(html.contains("<summary>Data</summary>"))
  }

  @Test func anAuthorsTextReplacesTheGeneratedOne() {
    let html = html(CellOptions(alternativeText: "图示 \"甲\""), [.figure(figure)])
    #expect(html.contains("role=\"img\" aria-label=\"图示 &quot;甲&quot;\""))
  }

  @Test func anAuthorsTextLeavesButtonsWithinReach() {
    var stepper = figure
    stepper.drawing = Drawing(pieces: ["<fieldset><input type=\"radio\"/></fieldset>"])
    let html = html(CellOptions(alternativeText: "分步"), [.figure(stepper)])
    #expect(html.contains("role=\"group\" aria-label=\"分步\""))
  }

  @Test func optionsHideCodeAndOutput() {
    #expect(!html(CellOptions(echo: false), [.value("1")]).contains("cell-code"))
    #expect(!html(CellOptions(output: false), [.value("1")]).contains("cell-value"))
    #expect(html(CellOptions(fold: true), []).contains("<details class=\"cell-fold\">"))
    #expect(html(CellOptions(echo: false, output: false), [.value("1")]).isEmpty)
  }
}
