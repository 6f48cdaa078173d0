import Testing

@testable import BookRenderers

@Suite struct PartTests {
  @Test func aTableIsReadBackFromItsMarkup() throws {
    let html = """
      <table class="data-table"><caption>题</caption><thead><tr><th scope="col">甲</th>\
      <th scope="col">乙</th></tr></thead><tbody><tr class="group"><th colspan="2">组</th></tr>\
      <tr><th scope="row"><code class="token">&lt;a|b&gt;</code></th><td class="number">−0.5</td></tr>\
      <tr><th>x</th><td><span class="sign">✓</span><span class="visually-hidden">与目标相同：</span> y</td></tr>
      </tbody></table>
      """
    let table = try #require(TableMarkup(html))
    #expect(table.rows == [["甲", "乙"], ["组", ""], ["<a|b>", "−0.5"], ["x", "✓ y"]])
    #expect(
      table.markdown == """
        | 甲 | 乙 |
        | --- | --- |
        | 组 |  |
        | \\<a\\|b\\> | −0.5 |
        | x | ✓ y |
        """)
    #expect(TableMarkup("<p>no table</p>") == nil)
  }

  @Test func drawingsStandUnderEachOther() throws {
    let markup = "<div><svg viewBox=\"0 0 10 5\">a</svg>\n<svg viewBox=\"0 0 8 2.5\">b</svg></div>"
    let drawing = try #require(StandaloneDrawing(markup, style: "rect { fill: red }"))
    #expect(drawing.svg.contains("viewBox=\"0 0 10 7.5\""))
    #expect(drawing.svg.contains("xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(drawing.svg.contains("<style>rect { fill: red }</style>"))
    #expect(drawing.svg.contains("<svg y=\"5\" viewBox=\"0 0 8 2.5\">b</svg>"))
    #expect(StandaloneDrawing("<p></p>", style: "") == nil)
  }

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

  @Test func namesOfHeadingsAreForPagesAlone() {
    #expect("## 标题 {#a-b}\n\n文 {#x}".withoutHeadingNames == "## 标题\n\n文 {#x}")
  }

  @Test func linesOfANotebookKeepTheirEnds() {
    #expect(JSONValue.lines("a\nb\n").document == "[\n  \"a\\n\",\n  \"b\\n\"\n]\n")
    #expect(JSONValue.lines("a\nb").document == "[\n  \"a\\n\",\n  \"b\"\n]\n")
  }
}
