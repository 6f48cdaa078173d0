import Testing

@testable import Figures

@Suite struct MarkupTests {
  @Test(arguments: [
    ("<Begin>", "&lt;Begin&gt;"), ("a & b", "a &amp; b"),
    ("\"q\" 'r'", "&quot;q&quot; &#39;r&#39;"),
    ("查询", "查询"), ("a\u{0}b\u{1B}", "a\u{FFFD}b\u{FFFD}"), ("a\tb\n", "a\tb\n"), ("", ""),
    ("&lt;", "&amp;lt;"), ("\r\n<", "\r\n&lt;"),
  ])
  func escapesWhatMeansSomethingInMarkup(text: String, expected: String) {
    #expect(Markup.escaped(text) == expected)
  }

  @Test func keepsEscapedTextReadable() throws {
    let text = "<end> & \"引号\" 'x' > <"
    let elements = try #require(
      MarkupReader.elements(of: "<a b=\"\(Markup.escaped(text))\">\(Markup.escaped(text))</a>"))
    #expect(elements[1].attributes["b"] == text)
    #expect(elements[1].text == text)
  }

  @Test(arguments: ["", "a b", "a\"", "url(x)", "#a"])
  func refusesAnIdThatCouldLeaveItsAttribute(prefix: String) async {
    await #expect(processExitsWith: .failure) { [prefix] in
      _ = SampleFigures.losses.svg(idPrefix: prefix)
    }
  }
}
