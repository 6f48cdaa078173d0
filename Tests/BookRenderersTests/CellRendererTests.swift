import BookDocument
import CellRecords
import Testing

@testable import BookRenderers

@Suite struct CellRendererTests {
  private let figure = FigureRecord(
    kind: "Heatmap", alternativeText: "一", text: "<x>", svg: "<svg></svg>", table: "<table></table>"
  )

  private func html(_ options: CellOptions, _ outputs: [CellOutput]) -> String {
    let place = SourceLocation(path: "a.md", line: 1)
    let cell = Cell(index: 2, code: "f()", location: place, options: options)
    let number = FigureNumber(kind: .figure, chapter: 6, count: 2)
    return CellRenderer(
      cell: cell, outputs: outputs, number: options.caption == nil ? nil : number
    ).html
  }

  @Test func everythingThatACellGivesIsEscaped() {
    let html = html(
      CellOptions(caption: "<script>甲</script>"),
      [.printed("<script>"), .value("a & b"), .figure(figure)])
    #expect(!html.contains("<script>"))
    #expect(html.contains("a &amp; b"))
    #expect(html.contains("<pre tabindex=\"0\">&lt;x&gt;</pre>"))
  }

  @Test func aFigureHasItsNumberCaptionTextTwinAndData() {
    let html = html(CellOptions(label: "fig-a", caption: "甲"), [.figure(figure)])
    #expect(html.contains("<figure class=\"figure\" id=\"fig-a\">"))
    #expect(html.contains("<a class=\"figure-number\" href=\"#fig-a\">图 6.2</a> 甲"))
    #expect(html.contains("<summary>文本版</summary>"))
    #expect(html.contains("<summary>数据表</summary>"))
    #expect(html.contains("<svg></svg>"))
  }

  @Test func anAuthorsTextReplacesTheGeneratedOne() {
    let html = html(CellOptions(alternativeText: "图示 \"甲\""), [.figure(figure)])
    #expect(html.contains("role=\"img\" aria-label=\"图示 &quot;甲&quot;\""))
  }

  @Test func anAuthorsTextLeavesButtonsWithinReach() {
    var stepper = figure
    stepper.svg = "<fieldset><input type=\"radio\"/></fieldset>"
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
