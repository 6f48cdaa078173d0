import BookDocument
import TestSupport
import Testing

@testable import BookRenderers

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a*b_c", "a\\*b\\_c"), ("<b> & `x`", "\\<b\\> \\& \\`x\\`"),
    ("a\nb", "a b"),
    ("中文。", "中文。"),
  ])
  func aValueMeansNothingButItself(text: String, escaped: String) {
    #expect(text.markdownEscaped == escaped)
  }

  @Test func aFenceIsLongerThanWhatItHolds() {
    #expect("x".fence == "```")
    #expect("````\n`".fence == "`````")
  }

  @Test(arguments: [
    ("2*3_4", "2\\*3\\_4"), ("a_b", "a_b"), ("_a_", "\\_a\\_"), ("a < b & c", "a < b & c"),
    ("<b>", "\\<b>"),
    ("&amp;", "\\&amp;"), ("a\\b", "a\\b"), ("\\*", "\\\\\\*"), ("~~", "\\~\\~"),
    ("a ~ b", "a ~ b"),
    ("[x]", "\\[x\\]"), ("$5", "\\$5"),
  ])
  func onlyWhatCouldMeanSomethingIsEscapedInProse(text: String, escaped: String) {
    #expect(text.proseEscaped == escaped)
    #expect(parse(escaped).chapter.allLines.map(\.plainText) == [text])
  }

  @Test(arguments: [
    "1. a", "7) a", "# a", "- a", "+ a", "> a", "---", "===", "a. b", "12345678901. a", "#a",
  ])
  func theStartOfALineMeansNothingButItself(line: String) {
    let chapter = parse(line.escapedAtStart).chapter
    #expect(chapter.allLines.map(\.plainText) == [line])
    #expect(chapter.headings.isEmpty && chapter.blocks.count == 1)
  }

  @Test(arguments: ["x", "`", "a`b", "``", " a ", "  "])
  func codeOfASentenceIsWhatItWas(code: String) {
    let found = parse("文 \(code.codeSpan) 文").chapter.allInlines.compactMap {
      if case .code(let text) = $0.content { text } else { nil }
    }
    #expect(found == [code])
  }

  @Test func linesOfANotebookKeepTheirEnds() {
    #expect(NotebookDocument.lines("a\nb\n") == ["a\n", "b\n"])
    #expect(NotebookDocument.lines("a\nb") == ["a\n", "b"])
    #expect(NotebookDocument.lines("") == [])
  }
}
