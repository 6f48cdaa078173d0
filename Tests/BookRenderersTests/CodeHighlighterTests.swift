import Testing

@testable import BookDocument
@testable import BookRenderers

@Suite struct CodeHighlighterTests {
  @Test func tokensGetTheirClasses() {
    #expect(
      CodeHighlighter.html(of: "let x = \"a<b\" // 注", trees: SwiftTrees())
        == "<span class=\"kw\">let</span> x = "
        + "<span class=\"str\">&quot;a&lt;b&quot;</span> "
        + "<span class=\"cmt\">// 注</span>")
  }

  @Test(arguments: [
    "", "let 中文 = 1 < 2 && \"<Begin>\" == x", "func {{{", "\"\"\"\nabc", "a\n\n\tb",
  ])
  func theTextIsNeverChanged(code: String) {
    let html = CodeHighlighter.html(of: code, trees: SwiftTrees())
    let plain = html.replacing(/<[^>]*>/, with: "")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    #expect(plain == code)
  }
}
