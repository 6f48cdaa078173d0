import BookDocument
import BookLanguage
import CellRecords
import TestSupport
import Testing

@testable import BookRenderers

@Suite struct ShapeHTMLTests {
  private let q = ShapeRecord(
    name: "q", shape: [4, 5, 8], axisNames: ["头", "步", ""], place: CellLine(cell: 0, line: 1))

  private func shapes(
    _ shapes: [ShapeRecord], of markdown: String = "```swift\nf()\n```\n",
    language: Language = .chinese
  ) -> ShapeHTML {
    var book = Book(
      title: "书", language: language.tag, slugs: ["a"], imports: [], directory: "")
    book.axes = [.init(name: "头", colour: 3), .init(name: "列", aliases: ["步"], colour: 2)]
    let built = BuiltChapter.example(markdown, shapes: shapes, language: language)
    return ShapeHTML(built, in: book, anchors: Anchors(page: "a", isPrinted: false))
  }

  private func adding(
    _ records: [ShapeRecord], to code: String, language: Language = .chinese
  ) -> String {
    let cell = Cell(
      index: 0, code: code, location: SourceLocation(path: "a.md", line: 1), options: CellOptions())
    return shapes(records, language: language).adding(to: code, of: cell, isWhole: true)
  }

  @Test func putsHintsAtTheEndsOfTheirLines() throws {
    let other = ShapeRecord(name: "k", shape: [], place: CellLine(cell: 0, line: 1))
    let lines = adding([q, other], to: "let a = 1\nlet (q, k) = f()\nq").split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "let a = 1" && lines[2] == "q")
    expectSame(
      String(lines[1]),
      """
      let (q, k) = f()<span class="shape-hint" role="note" aria-label="q 的形状：头 4，步 5，8">q: [<span \
      class="axis axis-3">头</span> 4, <span class="axis axis-2">步</span> 5, 8]</span><span \
      class="shape-hint" role="note" aria-label="k 的形状：标量">k: 标量</span>
      """)
  }

  @Test func itsWordsAreThoseOfTheBooksLanguage() {
    let scalar = ShapeRecord(name: "k", shape: [], place: CellLine(cell: 0, line: 0))
    let hint = adding([scalar], to: "k", language: .english)
    #expect(hint.contains("k: scalar</span>") && !hint.contains("标量"))
    #expect(shapes([scalar], language: .english).table.contains("Shapes in this chapter (1)"))
  }

  @Test func changesNothingWithoutShapes() {
    #expect(adding([], to: "a\n\nb") == "a\n\nb")
    #expect(shapes([]).table.isEmpty)
  }

  @Test func listsEveryShapeOfAChapterWithItsCell() {
    let hidden = ShapeRecord(
      name: "<x>", shape: [2], axisNames: ["行"], place: CellLine(cell: 1, line: 0))
    let markdown =
      "```swift\n//| label: tbl-q\nf()\n```\n\n```swift\n//| echo: false\nf()\n```\n"
    let html = shapes([q, hidden], of: markdown).table
    #expect(html.contains("<summary>这一章里的形状（2 个）</summary>"))
    #expect(html.contains("<a href=\"#cell-1\">tbl-q</a>"))
    #expect(html.contains("<code>&lt;x&gt;</code>") && html.contains("[<span>行</span> 2]"))
    // A cell that shows nothing has no place in the page.
    #expect(html.contains("<td>#2</td>"))
  }

  @Test func namesThatDoNotFitAreLeftOut() {
    let shape = ShapeRecord(
      name: "x", shape: [2, 3], axisNames: ["步"], place: CellLine(cell: 0, line: 0))
    #expect(shape.axes.map(\.name) == ["", ""])
    #expect(shape.axes.map(\.size) == [2, 3])
  }
}
