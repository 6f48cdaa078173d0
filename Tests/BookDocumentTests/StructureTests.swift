import TestSupport
import Testing

@testable import BookDocument

/// Labels, tables with captions, boxes, footnotes and images.
@Suite struct StructureTests {
  @Test func aHeadingsLabelIsItsIdAndTheIdOfItsTextStays() throws {
    let (chapter, diagnostics) = parse("## 6.2 注意力 {#sec-attention}\n\n## 别的\n")
    let heading = try #require(chapter.headings.first)
    #expect(diagnostics == [])
    #expect(heading.text == "6.2 注意力")
    #expect(heading.id == "sec-attention")
    #expect(heading.textID == "6-2-注意力")
    #expect(
      heading.label
        == Label("sec-attention", at: SourceLocation(path: "a.md", line: 1, column: 20)))
  }

  @Test func anIdMadeFromATextDiffersFromEveryLabel() {
    let text = "# x\n\n## 甲 {#x}\n\n# content\n\n```swift\n//| label: fig-a\n1\n```\n\n# fig a\n"
    let chapter = parse(text).0
    #expect(chapter.headings.map(\.textID) == ["x-2", "甲", "section-content", "fig-a-2"])
  }

  @Test(
    arguments: [
      (.labelInvalid, "# 甲 {#图}", 9, "'图' cannot be a label"),
      (.labelInvalid, "# 甲 {#}", 9, "'' cannot be a label"),
      (.labelReserved, "# 甲 {#cell-1}", 9, "the label 'cell-1' is reserved"),
      (.labelReserved, "# 甲 {#claim-1}", 9, "the label 'claim-1' is reserved"),
      (.labelInvalid, "```math {#a b}\nx\n```", 11, "'a b' cannot be a label"),
    ] as [(DiagnosticID, String, Int, String)])
  func whatCannotBeALabelIsAnError(
    id: DiagnosticID, markdown: String, column: Int, message: String
  ) throws {
    let diagnostic = try #require(parse(markdown).1.first)
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: 1, column: column))
    #expect(diagnostic.id == id)
    #expect(diagnostic.message == message)
    #expect(diagnostic.isError)
  }

  @Test func oneLabelForTwoThingsNamesTheFirstPlace() throws {
    let text = "# 甲 {#x}\n\n```math {#x}\ny\n```\n\n| a |\n|---|\n\n表：题 {#x}\n"
    let diagnostics = parse(text).1
    #expect(diagnostics.map(\.location.line) == [3, 10])
    #expect(diagnostics.allSatisfy { $0.id == .labelDuplicate })
    #expect(diagnostics.allSatisfy { $0.message.hasSuffix("the first is at a.md:1:9") })
  }

  @Test(arguments: [
    (Language.chinese, "表：词 `x` 的表 {#tbl-x}\n\n| a |\n|---|\n| 1 |\n", 1, 24),
    (.chinese, "| a |\n|---|\n| 1 |\n\n表：词 `x` 的表 {#tbl-x}\n", 5, 24),
    (.english, "Table: words `x` {#tbl-x}\n\n| a |\n|---|\n| 1 |\n", 1, 20),
  ])
  func aTableTakesTheCaptionBesideIt(
    language: Language, markdown: String, line: Int, column: Int
  ) throws {
    let (chapter, diagnostics) = parse(markdown, in: language)
    #expect(diagnostics == [])
    let table = try #require(chapter.tables.first)
    let place = SourceLocation(path: "a.md", line: line, column: column)
    #expect(table.label == Label("tbl-x", at: place))
    #expect(chapter.blocks.count == 1)
    let caption = try #require(table.caption)
    #expect(caption.plainText == (language == .chinese ? "词 x 的表" : "words x"))
  }

  @Test(arguments: [
    (Language.chinese, "表：甲\n\n| a |\n|---|\n"), (.chinese, "甲 {#tbl-x}\n\n| a |\n|---|\n"),
    (.chinese, "表：甲 {#tbl-x}\n\n文\n"), (.chinese, "Table: a {#tbl-x}\n\n| a |\n|---|\n"),
    (.english, "表：甲 {#tbl-x}\n\n| a |\n|---|\n"), (.english, "A table: a {#t}\n\n| a |\n|---|\n"),
  ])
  func aParagraphIsNoCaptionWithoutItsMarks(language: Language, markdown: String) {
    let chapter = parse(markdown, in: language).0
    #expect(chapter.tables.allSatisfy { $0.caption == nil && $0.label == nil })
    #expect(chapter.blocks.count == 2)
  }

  @Test(arguments: [
    ("表: 甲 {#tbl-x}\n\n| a |\n|---|\n", 1, 10), ("文\n字 {#x}", 2, 5),
    ("| a |\n|---|\n\n文\n\n表：甲 {#x}", 6, 11),
  ])
  func aLabelThatNothingTakesIsWarnedOf(markdown: String, line: Int, column: Int) throws {
    let diagnostic = try #require(
      parse(markdown).1.first { $0.id == .labelStray })
    #expect(!diagnostic.isError)
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: line, column: column))
  }

  @Test func whatFollowsMathAndIsNotALabelIsAnError() throws {
    let diagnostic = try #require(parse("```math #eq-x\nx\n```").1.first)
    #expect(diagnostic.id == .mathFenceInvalid)
    #expect(diagnostic.message == "unexpected '#eq-x' after 'math'")
    #expect(diagnostic.range == SourceRange(line: 1, 9..<14))
  }

  @Test(arguments: [
    ("NOTE", BoxKind.note), ("tip", .tip), ("IMPORTANT", .important), ("WARNING", .warning),
    ("CAUTION", .caution), ("ERRATUM", .erratum),
  ])
  func quotesWithAMarkerAreBoxes(marker: String, kind: BoxKind) throws {
    let (chapter, diagnostics) = parse(
      "> [!\(marker)] E1 **原文**\n> 正文\n>\n> ```swift\n> 1\n> ```\n")
    #expect(diagnostics == [])
    guard case .box(let box) = chapter.blocks.first?.content else {
      Issue.record("no box: \(chapter.blocks)")
      return
    }
    #expect(box.kind == kind)
    #expect(box.title.plainText == "E1 原文")
    #expect(box.blocks.flatMap(\.lines).map(\.plainText) == ["正文"])
    #expect(box.blocks.last?.content == .cell(0))
  }

  @Test func aBoxMayHaveNoTitleAndItsTextStartsOnTheNextLine() throws {
    guard case .box(let box) = parse("> [!NOTE]\n> 甲\n> word\n").0.blocks.first?.content else {
      Issue.record("no box")
      return
    }
    #expect(box.title == [])
    #expect(box.blocks.flatMap(\.lines).map(\.plainText) == ["甲 word"])
  }

  @Test func anUnknownBoxIsAnError() throws {
    let (chapter, diagnostics) = parse("> [!WARNNG]\n> 正文\n")
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.id == .boxUnknown)
    #expect(diagnostic.range == SourceRange(line: 1, 5..<11))
    #expect(diagnostic.help == "did you mean 'WARNING'?")
    #expect(chapter.blocks.allSatisfy { $0.isQuote })
  }

  @Test func quotesWithoutAMarkerStayQuotes() {
    for text in ["> 引文\n", "> [x](https://a.b)\n", "> \\[!NOTE]\n", "> 见 [!NOTE]\n"] {
      #expect(parse(text).0.blocks.allSatisfy { $0.isQuote })
      #expect(parse(text).1 == [])
    }
  }

  @Test func footnotesAreNumberedByTheirMarks() {
    let (chapter, diagnostics) = parse("甲[^b]乙[^a]丙[^b]\n\n[^a]: 一 $`x`$\n[^b]: 二\n")
    #expect(diagnostics == [])
    let marks = chapter.allInlines.compactMap { inline -> Footnote.Mark? in
      if case .footnote(let mark) = inline.content { mark } else { nil }
    }
    expectSame(
      marks,
      [
        .init(name: "b", number: 1, occurrence: 1), .init(name: "a", number: 2, occurrence: 1),
        .init(name: "b", number: 1, occurrence: 2),
      ])
    #expect(chapter.footnotes.map(\.name) == ["b", "a"])
    #expect(chapter.formulas.map(\.source) == ["x"])
  }

  @Test func footnotesThatNoReaderSeesAreWarnedOf() {
    let diagnostics = parse("甲[^nte]\n\n[^note]: 一\n\n```\n[^c]: x\n```\n").1
    #expect(diagnostics.map(\.id) == [.footnoteNotFound, .footnoteUnreferenced])
    #expect(diagnostics.allSatisfy { !$0.isError })
    #expect(
      diagnostics.map(\.message) == [
        "there is no footnote '[^nte]'",
        "nothing refers to the footnote '[^note]', and no reader sees it",
      ])
    #expect(diagnostics[0].help == "did you mean '[^note]'?")
    #expect(diagnostics[0].range == SourceRange(line: 1, 4..<10))
    #expect(diagnostics[0].replacement?.text == "[^note]")
    #expect(diagnostics[1].range == SourceRange(line: 3, 1..<8))
  }

  @Test func imagesAreNoted() {
    let (chapter, diagnostics) = parse("![图](pictures/x.png) ![二](%E5%9B%BE.svg)")
    #expect(diagnostics == [])
    #expect(chapter.images.map(\.path) == ["pictures/x.png", "图.svg"])
    #expect(chapter.images[0].location == SourceLocation(path: "a.md", line: 1, column: 8))
  }

  @Test(arguments: [
    ("![a](https://a.b/x.png)", "the image 'https://a.b/x.png' is not a file of the book"),
    ("![a](//a.b/x.png)", "the image '//a.b/x.png' is not a file of the book"),
    ("![a](/etc/x.png)", "the image '/etc/x.png' is not a file of the book"),
    (
      "![a](data:image/png;base64,xx)",
      "the image 'data:image/png;base64,xx' is not a file of the book"
    ),
    ("![a](x.html)", "'x.html' is not an image"),
    ("[a](javascript:alert(1))", "a link cannot lead to a 'javascript:' address"),
    ("[a](JavaScript:alert(1))", "a link cannot lead to a 'javascript:' address"),
    ("[a](data:text/html,x)", "a link cannot lead to a 'data:' address"),
    ("<vbscript:x>", "a link cannot lead to a 'vbscript:' address"),
  ])
  func whatAPageMustNotLoadOrLeadToIsAnError(markdown: String, message: String) {
    let diagnostics = parse(markdown).1
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.allSatisfy { $0.isError && $0.rule != nil })
  }

  @Test func anImageWithoutATextIsWarnedOf() throws {
    let diagnostic = try #require(parse("![](x.png)").1.first)
    #expect(diagnostic.id == .imageWithoutText)
    #expect(!diagnostic.isError)
  }

  @Test func linksKnowWhatTheyLeadTo() {
    let (chapter, diagnostics) = parse(
      "[一](#x) [二](b.md#%E4%B8%80) [三](b.md) [四](../Sources/x.swift#L3) [五](https://a.b) [](b.md#y)"
    )
    #expect(diagnostics == [])
    expectSame(
      chapter.links.map(\.target),
      [
        .anchor("x"), .chapter(slug: "b", anchor: "一"), .chapter(slug: "b", anchor: ""),
        .file("../Sources/x.swift"), .address,
      ])
    #expect(chapter.references.map { "\($0.chapter ?? "")#\($0.label)" } == ["b#y"])
  }

  @Test func aFigureAloneIsShownAgainAndInASentenceReferredTo() {
    let chapter = parse("文\n\n![](#fig-mask)\n\n见 ![](#fig-mask)，[](#claim-6.1-d)。\n").0
    #expect(chapter.embeds.map(\.label) == ["fig-mask"])
    #expect(chapter.references.map(\.label) == ["fig-mask"])
    #expect(chapter.citations.map(\.claim) == ["6.1-d"])
  }

  @Test func headingsGetStableUniqueIdentifiers() {
    let chapter = parse("# 6.2 举例 `<Begin>`\n\n## 小节\n\n## 小节\n\n## ！").0
    #expect(chapter.title == "6.2 举例 <Begin>")
    #expect(chapter.headings.map(\.id) == ["6-2-举例-begin", "小节", "小节-2", "section"])
    #expect(chapter.headings.map(\.level) == [1, 2, 2, 2])
  }

  @Test func aTableKnowsItsAlignments() throws {
    let table = try #require(
      parse("| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 |\n").0.tables.first)
    #expect(table.columns == [.left, .right, .center, nil])
    #expect(table.header.map(\.plainText) == ["a", "b", "c", "d"])
    #expect(table.rows.map { $0.map(\.plainText) } == [["1", "2", "3", ""]])
  }

  @Test func listsKnowTheirNumbersBoxesAndSpace() {
    let lists = parse("3. 一\n4. 二\n\n文\n\n- [ ] 甲\n\n- [x] 乙\n").0.blocks.compactMap {
      if case .list(let list) = $0.content { list } else { nil }
    }
    #expect(lists.map(\.start) == [3, nil])
    #expect(lists.map(\.isTight) == [true, false])
    #expect(lists.map { $0.items.map(\.isDone) } == [[nil, nil], [false, true]])
  }
}

extension Block {
  fileprivate var isQuote: Bool { if case .quote = content { true } else { false } }
}

extension Chapter {
  fileprivate var tables: [Block.Table] {
    allBlocks.compactMap { if case .table(let table) = $0.content { table } else { nil } }
  }
}
