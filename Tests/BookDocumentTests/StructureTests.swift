import BookDocument
import CellRecords
import Testing

/// Labels, tables with captions, boxes, footnotes and images.
@Suite struct StructureTests {
  @Test func aHeadingsLabelIsItsIdAndTheIdOfItsTextStays() throws {
    let (chapter, diagnostics) = parse("## 6.2 注意力 {#sec-attention}\n\n## 别的\n")
    let heading = try #require(chapter.headings.first)
    #expect(diagnostics == [])
    #expect(heading.text == "6.2 注意力")
    #expect(heading.id == "sec-attention")
    #expect(heading.textID == "6-2-注意力")
    #expect(chapter.markedHTML.contains("<span id=\"6-2-注意力\"></span>"))
    #expect(chapter.markedHTML.contains("id=\"sec-attention\" href=\"#sec-attention\""))
    #expect(!chapter.markedHTML.contains("{#"))
  }

  @Test func anIdMadeFromATextDiffersFromEveryLabel() {
    let text = "# x\n\n## 甲 {#x}\n\n# content\n\n```swift\n//| label: fig-a\n1\n```\n\n# fig a\n"
    let chapter = parse(text).0
    #expect(chapter.headings.map(\.textID) == ["x-2", "甲", "section-content", "fig-a-2"])
  }

  @Test(arguments: [
    ("# 甲 {#图}", 9, "'图' cannot be a label"), ("# 甲 {#}", 9, "'' cannot be a label"),
    ("# 甲 {#cell-1}", 9, "the label 'cell-1' is taken by the page itself"),
    ("# 甲 {#claim-1}", 9, "the label 'claim-1' is taken by the page itself"),
    ("```math {#a b}\nx\n```", 11, "'a b' cannot be a label"),
  ])
  func whatCannotBeALabelIsAnError(markdown: String, column: Int, message: String) throws {
    let diagnostic = try #require(parse(markdown).1.first)
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: 1, column: column))
    #expect(diagnostic.message == message)
    #expect(diagnostic.isError)
  }

  @Test func oneLabelForTwoThingsNamesTheFirstPlace() throws {
    let text = "# 甲 {#x}\n\n```math {#x}\ny\n```\n\n| a |\n|---|\n\n表：题 {#x}\n"
    let diagnostics = parse(text).1
    #expect(diagnostics.map(\.location.line) == [3, 10])
    #expect(diagnostics.allSatisfy { $0.message.hasSuffix("it first stands at a.md:1:9") })
  }

  @Test(arguments: [
    "表：词 `x` 的表 {#tbl-x}\n\n| a |\n|---|\n| 1 |\n", "| a |\n|---|\n| 1 |\n\n表：词 `x` 的表 {#tbl-x}\n",
  ])
  func aTableTakesTheCaptionBesideIt(markdown: String) {
    let (chapter, diagnostics) = parse(markdown)
    #expect(diagnostics == [])
    #expect(chapter.targets.map(\.label) == ["tbl-x"])
    let html = chapter.markedHTML
    #expect(html.hasPrefix("<figure class=\"figure\" id=\"tbl-x\">\n<div class=\"table-scroll\""))
    #expect(html.contains("<span class=\"figure-number\">⟦ref tbl-x⟧</span> "))
    #expect(html.contains("词 <code>x</code> 的表"))
    #expect(!html.contains("表：") && !html.contains("{#") && !html.contains("<p>"))
  }

  @Test func aParagraphIsNoCaptionWithoutItsMarks() {
    for text in ["表：甲\n\n| a |\n|---|\n", "甲 {#tbl-x}\n\n| a |\n|---|\n", "表：甲 {#tbl-x}\n\n文\n"] {
      #expect(parse(text).0.targets == [])
      #expect(parse(text).0.markedHTML.hasPrefix("<p>"))
    }
  }

  @Test(arguments: [
    ("表: 甲 {#tbl-x}\n\n| a |\n|---|\n", 1, 10), ("文\n字 {#x}", 2, 5),
    ("| a |\n|---|\n\n文\n\n表：甲 {#x}", 6, 11),
  ])
  func aLabelThatNothingTakesIsWarnedOf(markdown: String, line: Int, column: Int) throws {
    let diagnostic = try #require(
      parse(markdown).1.first { $0.message.contains("belongs to nothing") })
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: line, column: column))
  }

  @Test func whatStandsBehindMathAndIsNoLabelIsAnError() throws {
    let diagnostic = try #require(parse("```math #eq-x\nx\n```").1.first)
    #expect(diagnostic.message == "'#eq-x' behind 'math' is no label")
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: 1, column: 9))
  }

  @Test(arguments: [
    ("NOTE", "note", "说明"), ("tip", "tip", "提示"), ("IMPORTANT", "important", "重要"),
    ("WARNING", "warning", "注意"), ("CAUTION", "caution", "警告"), ("ERRATUM", "erratum", "勘误"),
  ])
  func quotesWithAMarkerAreBoxes(marker: String, name: String, title: String) {
    let (chapter, diagnostics) = parse("> [!\(marker)]\n> 正文\n>\n> - 项\n")
    #expect(diagnostics == [])
    #expect(
      chapter.markedHTML == """
        <aside class="alert alert-\(name)" role="note" aria-label="\(title)">
        <p class="alert-title"><span class="alert-kind">\(title)</span> 
        </p>
        <p>正文</p>
        <ul>
        <li>项</li>
        </ul>
        </aside>

        """)
  }

  @Test func aBoxMayHaveATitleAndHoldACell() {
    let chapter = parse("> [!ERRATUM] E1 **原文**\n> 正文\n>\n> ```swift\n> 1\n> ```\n").0
    #expect(chapter.markedHTML.contains("勘误</span> \nE1 <strong>原文</strong>\n</p>\n<p>正文</p>"))
    #expect(chapter.markedHTML.contains("⟦cell 0⟧\n</aside>"))
  }

  @Test func anUnknownBoxIsAnError() throws {
    let (chapter, diagnostics) = parse("> [!WARNNG]\n> 正文\n")
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.message == "unknown kind of box 'WARNNG'")
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: 1, column: 5))
    #expect(diagnostic.help == "did you mean 'WARNING'?")
    #expect(chapter.markedHTML.hasPrefix("<blockquote>"))
  }

  @Test func quotesWithoutAMarkerStayQuotes() {
    for text in ["> 引文\n", "> [x](https://a.b)\n", "> \\[!NOTE]\n", "> 见 [!NOTE]\n"] {
      #expect(parse(text).0.markedHTML.hasPrefix("<blockquote>"))
      #expect(parse(text).1 == [])
    }
  }

  @Test func footnotesHaveUniqueIdsAndAChineseLinkBack() {
    let (chapter, diagnostics) = parse("甲[^a]乙[^a]丙[^b]\n\n[^a]: 一 $`x`$\n[^b]: 二\n")
    let html = chapter.markedHTML
    #expect(diagnostics == [])
    let ids = html.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count && ids.count == 5)
    #expect(html.ranges(of: "aria-label=\"回到正文\"").count == 3)
    #expect(!html.contains("Back to") && html.contains("⟦inline x⟧"))
  }

  @Test func footnotesThatNoReaderSeesAreWarnedOf() {
    let diagnostics = parse("甲[^nte]\n\n[^note]: 一\n\n```\n[^c]: x\n```\n").1
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
    #expect(
      diagnostics.map(\.message) == [
        "there is no footnote '[^nte]'",
        "nothing refers to the footnote '[^note]', and no reader sees it",
      ])
    #expect(diagnostics[0].help == "did you mean '[^note]'?")
    #expect(diagnostics[0].location == SourceLocation(path: "a.md", line: 1, column: 4))
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
    ("![a](x.html)", "'x.html' is no image"),
    ("[a](javascript:alert(1))", "a link cannot lead to a 'javascript:' address"),
    ("[a](JavaScript:alert(1))", "a link cannot lead to a 'javascript:' address"),
    ("[a](data:text/html,x)", "a link cannot lead to a 'data:' address"),
    ("<vbscript:x>", "a link cannot lead to a 'vbscript:' address"),
  ])
  func whatAPageMustNotLoadOrLeadToIsAnError(markdown: String, message: String) {
    let (chapter, diagnostics) = parse(markdown)
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.allSatisfy { $0.isError && $0.rule != nil })
    #expect(!chapter.markedHTML.lowercased().contains("javascript:"))
  }

  @Test func anImageWithoutATextIsWarnedOf() throws {
    let diagnostic = try #require(parse("![](x.png)").1.first)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.message == "the image has no text for readers who cannot see it")
  }

  @Test func linksAreNotedWithWhatTheyLeadTo() {
    let (chapter, diagnostics) = parse(
      "[一](#x) [二](b.md#%E4%B8%80) [三](b.md) [四](../Sources/x.swift#L3) [五](https://a.b) [](b.md#y)"
    )
    #expect(diagnostics == [])
    #expect(chapter.links.map { "\($0.slug)#\($0.anchor)" } == ["a#x", "b#一"])
    #expect(chapter.files.map(\.path) == ["../Sources/x.swift"])
    #expect(chapter.markedHTML.hasSuffix("⟦ref b#y⟧</p>\n"))
  }
}
