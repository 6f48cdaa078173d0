import BookHTML
import BookModel
import Testing

@Suite struct FigureIndexTests {
  private func chapter(_ slug: String, number: Int, _ options: [CellOptions]) -> Chapter {
    let cells = options.enumerated().map { index, options in
      let place = SourceLocation(path: "\(slug).md", line: 10 * index + 1)
      return Cell(index: index, code: "1", location: place, options: options)
    }
    return Chapter(slug: slug, path: "\(slug).md", number: number, title: slug, cells: cells)
  }

  private func reference(_ label: String) -> Reference {
    Reference(label: label, location: SourceLocation(path: "a.md", line: 3))
  }

  @Test func captionedFiguresAndTablesAreCountedApart() {
    let index = FigureIndex([
      chapter(
        "06-a", number: 6,
        [
          CellOptions(label: "fig-a", caption: "甲"), CellOptions(label: "no-caption"),
          CellOptions(label: "tbl-b", caption: "乙"), CellOptions(caption: "丙"),
        ]),
      chapter("07-b", number: 7, [CellOptions(label: "fig-c", caption: "丁")]),
    ])
    #expect(
      (0..<4).map { index.number(ofCell: $0, in: "06-a")?.description } == [
        "图 6.1", nil, "表 6.1", "图 6.2",
      ])
    #expect(index.entries["fig-c"]?.number?.description == "图 7.1")
    #expect(index.diagnostic(of: reference("fig-c")) == nil)
  }

  @Test func aReferenceToNothingSuggestsTheNearestLabel() throws {
    let index = FigureIndex([
      chapter("a", number: 1, [CellOptions(label: "fig-mask", caption: "x")])
    ])
    let diagnostic = try #require(index.diagnostic(of: reference("fig-msk")))
    #expect(diagnostic.message == "no figure has the label 'fig-msk'")
    #expect(diagnostic.help == "did you mean 'fig-mask'?")
  }

  @Test func aReferenceToAFigureWithoutANumberSaysWhatIsMissing() throws {
    let index = FigureIndex([chapter("a", number: 1, [CellOptions(label: "fig-mask")])])
    let diagnostic = try #require(index.diagnostic(of: reference("fig-mask")))
    #expect(diagnostic.help == "add '//| caption: …' at a.md:1:1")
  }

  @Test func oneLabelInTwoChaptersIsAnError() {
    let index = FigureIndex([
      chapter("a", number: 1, [CellOptions(label: "fig-x")]),
      chapter("b", number: 2, [CellOptions(label: "fig-x")]),
    ])
    #expect(index.diagnostics.map(\.location.path) == ["b.md"])
  }
}
