import BookDocument
import CellRecords
import Testing

@testable import BookRenderers

@Suite struct ShapeMarkupTests {
  private let q = ShapeRecord(
    name: "q", shape: [4, 5, 8], axisNames: ["头", "步", ""], place: CellLine(cell: 0, line: 1))

  @Test func putsHintsAtTheEndsOfTheirLines() throws {
    let other = ShapeRecord(name: "k", shape: [], place: CellLine(cell: 0, line: 1))
    let lines = ShapeMarkup.adding([q, other], to: "let a = 1\nlet (q, k) = f()\nq")
      .split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "let a = 1" && lines[2] == "q")
    #expect(
      lines[1] == """
        let (q, k) = f()<span class="shape-hint" role="note" aria-label="q 的形状：头 4，步 5，8">q: [<span \
        class="axis axis-head">头</span> 4, <span class="axis axis-step">步</span> 5, 8]</span><span \
        class="shape-hint" role="note" aria-label="k 的形状：标量">k: 标量</span>
        """)
  }

  @Test func changesNothingWithoutShapes() {
    #expect(ShapeMarkup.adding([], to: "a\n\nb") == "a\n\nb")
    let chapter = Chapter(slug: "a", path: "a.md", number: 1, title: "t")
    #expect(ShapeMarkup.table(of: [], in: chapter).isEmpty)
  }

  @Test func listsEveryShapeOfAChapterWithItsCell() {
    let place = SourceLocation(path: "a.md", line: 1)
    let cells = [CellOptions(label: "tbl-q"), CellOptions(echo: false)].enumerated().map {
      Cell(index: $0, code: "f()", location: place, options: $1)
    }
    let chapter = Chapter(slug: "a", path: "a.md", number: 1, title: "t", cells: cells)
    let hidden = ShapeRecord(
      name: "<x>", shape: [2], axisNames: ["行"], place: CellLine(cell: 1, line: 0))
    let html = ShapeMarkup.table(of: [q, hidden], in: chapter)
    #expect(html.contains("<summary>这一章里的形状（2 个）</summary>"))
    #expect(html.contains("<a href=\"#cell-1\">tbl-q</a>"))
    #expect(html.contains("<code>&lt;x&gt;</code>") && html.contains("[<span>行</span> 2]"))
    #expect(html.contains("<td>#2</td>"))
  }

  @Test func namesThatDoNotFitAreLeftOut() {
    let shape = ShapeRecord(
      name: "x", shape: [2, 3], axisNames: ["步"], place: CellLine(cell: 0, line: 0))
    #expect(shape.axes.map(\.name) == ["", ""])
    #expect(shape.axes.map(\.size) == [2, 3])
  }
}
