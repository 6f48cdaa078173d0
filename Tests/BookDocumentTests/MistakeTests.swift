import BookDocument
import TestSupport
import Testing

@Suite struct MistakeTests {
  @Test(arguments: ["", "\n\n", "   \n\t"])
  func anEmptyChapterIsAnError(text: String) throws {
    let diagnostic = try #require(parse(text).1.first)
    #expect(diagnostic.id == .chapterEmpty)
    #expect(diagnostic.isError)
  }

  @Test func aLinkToAMissingChapterIsAnError() throws {
    let (_, diagnostics) = parse("文 [七](06-b.md)", slugs: ["06-a", "07-b"])
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.message == "no chapter '06-b.md' in this book")
    #expect(diagnostic.id == .linkChapterUnknown)
    #expect(diagnostic.range == SourceRange(line: 1, 11..<18))
    #expect(diagnostic.help == "did you mean '06-a'?")
  }

  @Test(arguments: ["[](#)", "[文](#)", "[]()", "[文]()"])
  func aLinkToNothingIsReported(link: String) throws {
    let diagnostic = try #require(parse("文 \(link)").1.first)
    #expect(diagnostic.id == .linkWithoutTarget)
    #expect(diagnostic.message == "this link leads nowhere")
  }

  @Test(arguments: [
    "```swift\nlet x = 1\n", "# a\n\n~~~\ncode\n\n# b\n", "> ```swift\n> let x = 1\n\nafter\n",
    "```",
  ])
  func aFenceThatIsNeverClosedIsAnError(text: String) {
    #expect(parse(text).1.map(\.id).contains(.fenceUnclosed))
  }

  @Test(arguments: [
    "```swift\nlet x = 1\n```", "> ```swift\n> let x = 1\n> ```\n", "- ~~~\n  x\n  ~~~\n",
    "````\n```\n````\n", "    indented\n", "```\n```\n",
  ])
  func aFenceThatIsClosedIsNone(text: String) {
    #expect(parse(text).1.isEmpty)
  }

  @Test func aHugeChapterIsRead() {
    let headings = (0..<10_000).map { "# 标题 **\($0)。**后\n" }.joined()
    #expect(parse(headings).0.headings.count == 10_000)
    let prose = String(repeating: "一行文字，**中文。**后面还有。\n", count: 20_000)
    #expect(parse(prose).1.isEmpty)
  }

  @Test func linksToTheWorldAreLeftAlone() {
    #expect(parse("[x](https://example.org/readme.md)").1.isEmpty)
  }

  @Test func rawHTMLIsAWarning() throws {
    let (_, diagnostics) = parse("文\n\n<div>\nx\n</div>\n")
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.id == .rawHTML)
    #expect(diagnostic.location.line == 3)
  }

  @Test func nulBytesAreNoDanger() {
    #expect(parse("a\0b").0.allLines.map(\.plainText) == ["a\u{FFFD}b"])
  }

  @Test func deepNestingIsReported() {
    let (chapter, diagnostics) = parse(String(repeating: "> ", count: 5_000) + "x")
    #expect(diagnostics.map(\.id) == [.markdownTooDeep])
    #expect(chapter.cells.isEmpty)
  }
}
