import BookDocument
import BookRenderers
import CellRecords
import Testing

@Suite struct ReferenceIndexTests {
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
    let index = ReferenceIndex([
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
    #expect(index.entries["fig-c"]?.name == "图 7.1")
    #expect(index.diagnostic(of: reference("fig-c"), in: "06-a") == nil)
  }

  @Test func aReferenceToNothingSuggestsTheNearestLabel() throws {
    let index = ReferenceIndex([
      chapter("a", number: 1, [CellOptions(label: "fig-mask", caption: "x")])
    ])
    let diagnostic = try #require(index.diagnostic(of: reference("fig-msk"), in: "a"))
    #expect(diagnostic.message == "nothing in the book has the label 'fig-msk'")
    #expect(diagnostic.help == "did you mean 'fig-mask'?")
  }

  @Test func aReferenceToAFigureWithoutANumberSaysWhatIsMissing() throws {
    let index = ReferenceIndex([chapter("a", number: 1, [CellOptions(label: "fig-mask")])])
    let diagnostic = try #require(index.diagnostic(of: reference("fig-mask"), in: "a"))
    #expect(diagnostic.help == "add '//| caption: …' at a.md:1:1")
  }

  @Test func oneLabelInTwoChaptersIsAnError() {
    let index = ReferenceIndex([
      chapter("a", number: 1, [CellOptions(label: "fig-x")]),
      chapter("b", number: 2, [CellOptions(label: "fig-x")]),
    ])
    #expect(index.diagnostics.map(\.location.path) == ["b.md"])
  }

  private func sections(_ headings: [(Int, String)]) -> [String?] {
    var chapter = chapter("06-a", number: 6, [])
    chapter.headings = headings.enumerated().map { index, heading in
      Heading(
        level: heading.0, text: heading.1, textID: "h\(index)",
        location: SourceLocation(path: "06-a.md", line: index + 1))
    }
    let index = ReferenceIndex([chapter])
    return headings.indices.map { place in
      let reference = Reference(
        label: "h\(place)", location: SourceLocation(path: "06-a.md", line: 9))
      return index.entry(for: reference, in: "06-a")?.name
    }
  }

  @Test func sectionsHaveTheNumberOfTheirTextOrAreCounted() {
    #expect(
      sections([
        (1, "6. 题"), (2, "6.1 甲"), (3, "无号"), (3, "也无"), (4, "1. 深"), (2, "6.4 乙"), (2, "丙"),
        (3, "丁"),
        (2, "3.5 倍"), (2, "6.9.1 戊"),
      ]) == [
        "第 6 章", "6.1 节", "6.1.1 节", "6.1.2 节", "6.1.2.1 节", "6.4 节", "6.5 节", "6.5.1 节", "6.6 节",
        "6.9.1 节",
      ])
    #expect(sections([(2, "没有大标题"), (4, "跳级"), (3, "回来")]) == ["6.1 节", "6.1.1 节", "6.1.2 节"])
  }

  @Test func tablesAndEquationsAreCountedInTheOrderOfTheText() {
    var chapter = chapter(
      "06-a", number: 6,
      [CellOptions(label: "tbl-a", caption: "甲"), CellOptions(label: "tbl-b", caption: "乙")])
    // The cells stand in lines 1 and 11.
    chapter.targets = [
      (Target.Kind.equation, "eq-a", 3), (.table, "tbl-c", 5), (.equation, "eq-b", 20),
    ].map {
      Target($0.0, label: $0.1, location: SourceLocation(path: "06-a.md", line: $0.2))
    }
    let index = ReferenceIndex([chapter])
    let names = ["tbl-a", "tbl-c", "tbl-b", "eq-a", "eq-b"].map { index.entries[$0]?.name }
    #expect(names == ["表 6.1", "表 6.2", "表 6.3", "式 6.1", "式 6.2"])
  }

  @Test func aLinkToAPlaceThatIsNotThereSaysWhatIs() throws {
    var first = chapter("a", number: 1, [CellOptions(label: "fig-x", caption: "甲")])
    first.headings = [
      Heading(
        level: 1, text: "甲", textID: "mask-and-shift",
        location: SourceLocation(path: "a.md", line: 1))
    ]
    let index = ReferenceIndex([first, chapter("b", number: 2, [])])
    func diagnostic(_ slug: String, _ anchor: String) -> Diagnostic? {
      let place = SourceLocation(path: "b.md", line: 1)
      return index.diagnostic(of: PageLink(slug: slug, anchor: anchor, location: place))
    }
    for anchor in ["mask-and-shift", "fig-x", "cell-1", "fn-1"] {
      #expect(diagnostic("a", anchor) == nil)
    }
    #expect(diagnostic("a", "mask-and-shfit")?.help == "did you mean 'mask-and-shift'?")
    #expect(
      diagnostic("a", "mask-and-shfit")?.message
        == "the chapter 'a.md' has no heading or label 'mask-and-shfit'")
    #expect(diagnostic("b", "fig-x")?.help == "it is in another chapter: write 'a.md#fig-x'")
    #expect(diagnostic("a", "cell-2") != nil)
  }

  @Test func labelsThatMakeANumberForNothingAreWarnedOf() {
    var chapter = chapter(
      "a", number: 1,
      [
        CellOptions(label: "fig-captioned", caption: "甲"), CellOptions(label: "fig-bare"),
        CellOptions(label: "plain"), CellOptions(label: "tbl-linked"),
      ])
    chapter.targets = ["eq-used", "eq-unused"].enumerated().map {
      Target(.equation, label: $1, location: SourceLocation(path: "a.md", line: 50 + $0))
    }
    chapter.fragments = [.reference(reference("eq-used"))]
    chapter.links = [
      PageLink(slug: "a", anchor: "tbl-linked", location: SourceLocation(path: "a.md", line: 2))
    ]
    let warnings = ReferenceIndex([chapter]).unusedLabels(of: chapter, in: [chapter])
    #expect(warnings.allSatisfy { $0.severity == .warning })
    #expect(warnings.map(\.message) == ["nothing refers to the label 'eq-unused'"])
  }
}
