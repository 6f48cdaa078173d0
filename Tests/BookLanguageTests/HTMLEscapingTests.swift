import BookLanguage
import Testing

@Suite struct HTMLEscapingTests {
  @Test(arguments: [
    ("<Begin>", "&lt;Begin&gt;"), ("a & b", "a &amp; b"),
    ("\"q\" 'r'", "&quot;q&quot; 'r'"),
    ("查询", "查询"), ("a\u{0}b\u{1B}", "a\u{FFFD}b\u{FFFD}"), ("a\tb\n", "a\tb\n"), ("", ""),
    ("&lt;", "&amp;lt;"), ("\r\n<", "\r\n&lt;"),
  ])
  func escapesWhatMeansSomethingInMarkup(text: String, expected: String) {
    #expect(text.htmlEscaped == expected)
  }

  @Test func escapesPartsOfTexts() {
    #expect("a < b".dropFirst(2).htmlEscaped == "&lt; b")
    #expect("a < b".prefix(2).htmlEscaped == "a ")
  }
}
