import BookDocument
import CellRecords
import Testing

@Suite struct FragmentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let markdown: String
    let html: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "line ends between 汉字 vanish", markdown: "第一行，\n第二行", html: "<p>第一行，第二行</p>\n"),
    Case(
      name: "line ends beside Latin stay", markdown: "中文\nword\n中文", html: "<p>中文\nword\n中文</p>\n"),
    Case(
      name: "line ends are seen through emphasis", markdown: "中文\n**粗体**\n[链](b.md)\n文",
      html: "<p>中文<strong>粗体</strong><a href=\"b.html\">链</a>文</p>\n"),
    Case(
      name: "line ends beside code stay", markdown: "中文\n`x`", html: "<p>中文\n<code>x</code></p>\n"),
    Case(
      name: "line ends are seen through code", markdown: "中文\n`掩码`\n中文",
      html: "<p>中文<code>掩码</code>中文</p>\n"),
    Case(
      name: "line ends between 汉字 and Korean stay", markdown: "中文\n한국어", html: "<p>中文\n한국어</p>\n"),
    Case(
      name: "line ends are seen through nested marks", markdown: "中**文*字***\n~~中~~",
      html: "<p>中<strong>文<em>字</em></strong><del>中</del></p>\n"),
    Case(
      name: "line ends beside formulas stay", markdown: "中文\n$`x`$", html: "<p>中文\n⟦inline x⟧</p>\n"
    ),
    Case(name: "hard line ends stay", markdown: "中文\\\n中文", html: "<p>中文<br />\n中文</p>\n"),
    Case(name: "Korean keeps its spaces", markdown: "한국어\n한국어", html: "<p>한국어\n한국어</p>\n"),
    Case(
      name: "quotes between Latin words keep the space", markdown: "a”\n“b", html: "<p>a”\n“b</p>\n"
    ),
    Case(
      name: "bold text may end in Chinese punctuation", markdown: "**中文。**后",
      html: "<p><strong>中文。</strong>后</p>\n"),
    Case(
      name: "bold text may start with a Chinese quote", markdown: "前**“中文”**后**甲，**乙",
      html: "<p>前<strong>“中文”</strong>后<strong>甲，</strong>乙</p>\n"),
    Case(
      name: "bold text may hold other nodes", markdown: "前**是 `x`。**后",
      html: "<p>前<strong>是 <code>x</code>。</strong>后</p>\n"),
    Case(
      name: "bold text may end in a formula", markdown: "前**第 $`t`$**后",
      html: "<p>前<strong>第 ⟦inline t⟧</strong>后</p>\n"),
    Case(
      name: "a table's cells take formulas, values, references and raw HTML",
      markdown: "| $`t`$ | `{swift} n` | [](#f) <b> |\n| --- | --- | --- |",
      html: "<div class=\"table-scroll\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n"
        + "<th>⟦inline t⟧</th>\n<th>⟦value 0⟧</th>\n<th>⟦ref f⟧ &lt;b&gt;</th>\n"
        + "</tr>\n</thead>\n</table>\n</div>\n"),
    Case(
      name: "bold text of CommonMark is left alone", markdown: "**a** b **c.** d",
      html: "<p><strong>a</strong> b <strong>c.</strong> d</p>\n"),
    Case(
      name: "code keeps its stars", markdown: "`“**”`甲 `a**。**b`",
      html: "<p><code>“**”</code>甲 <code>a**。**b</code></p>\n"),
    Case(
      name: "italics too", markdown: "前*“中”*后*甲。*abc",
      html: "<p>前<em>“中”</em>后<em>甲。</em>abc</p>\n"),
    Case(name: "a lone mark stays", markdown: "甲 ** 乙", html: "<p>甲 ** 乙</p>\n"),
    Case(
      name: "an escaped mark stays", markdown: "\\*\\*中文。\\*\\*后", html: "<p>**中文。**后</p>\n"),
    Case(name: "inline formula", markdown: "设 $`x_1`$ 为", html: "<p>设 ⟦inline x_1⟧ 为</p>\n"),
    Case(
      name: "a dollar alone is text", markdown: "$5 and `x`", html: "<p>$5 and <code>x</code></p>\n"
    ),
    Case(name: "block formula", markdown: "```math\nx^2\n```", html: "⟦block x^2\n⟧\n"),
    Case(
      name: "value in a sentence", markdown: "共 `{swift} n + 1` 步", html: "<p>共 ⟦value 0⟧ 步</p>\n"),
    Case(
      name: "a figure again", markdown: "文\n\n![](#fig-mask)", html: "<p>文</p>\n⟦again fig-mask⟧\n"),
    Case(
      name: "a figure again in a sentence is a reference", markdown: "见 ![](#fig-mask)",
      html: "<p>见 ⟦ref fig-mask⟧</p>\n"),
    Case(name: "reference", markdown: "见 [](#fig-mask)。", html: "<p>见 ⟦ref fig-mask⟧。</p>\n"),
    Case(
      name: "chapter links become page links", markdown: "[七](b.md#x)",
      html: "<p><a href=\"b.html#x\">七</a></p>\n"),
    Case(
      name: "raw HTML is shown", markdown: "a <b>c</b>", html: "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
    Case(
      name: "dangerous links lead nowhere", markdown: "[x](javascript:alert(1))",
      html: "<p><a href=\"\">x</a></p>\n"),
    Case(
      name: "code of other languages stays code", markdown: "```python\nx\n```",
      html: "<pre><code class=\"language-python\">x\n</code></pre>\n"),
  ])
  func markdownBecomesFragments(_ example: Case) {
    #expect(parse(example.markdown).0.markedHTML == example.html)
  }

  @Test func whatIsTakenOutOfATablesCellKeepsItsPlace() {
    let row = "| $`x`$ 和 `{swift} y` | [](#fig-a) <b> |"
    let html = parse("| a | b |\n|---|---|\n\(row)").0.markedHTML
    #expect(html.contains("<td>⟦inline x⟧ 和 ⟦value 0⟧</td>\n<td>⟦ref fig-a⟧ &lt;b&gt;</td>"))
  }

  @Test func tablesScrollInABoxOfTheirOwn() {
    let html = parse("| a |\n|---|\n| 1 |").0.markedHTML
    #expect(html.hasPrefix("<div class=\"table-scroll\" tabindex=\"0\">\n<table>"))
    #expect(html.hasSuffix("</table>\n</div>\n"))
  }

  @Test func columnsAreAlignedByClasses() {
    let table = """
      | a | b | c | d |
      | :-- | --: | :-: | --- |
      | 1 | `<td align="left">` | 3 | 4 |
      """
    let html = parse(table + "\n\n```swift\n1\n```\n").0.markedHTML
    #expect(html.contains("⟦cell 0⟧"), "places to be filled stay")
    for name in ["left", "right", "center"] {
      #expect(html.components(separatedBy: "class=\"align-\(name)\"").count == 3)
    }
    #expect(html.contains("&lt;td align=&quot;left&quot;&gt;"))
    #expect(!html.contains("<td align=") && !html.contains("<th align="))
  }

  @Test func headingsGetStableUniqueIdentifiers() {
    let chapter = parse("# 6.2 举例 `<Begin>`\n\n## 小节\n\n## 小节\n\n## ！").0
    #expect(chapter.title == "6.2 举例 <Begin>")
    #expect(chapter.headings.map(\.id) == ["6-2-举例-begin", "小节", "小节-2", "section"])
    #expect(chapter.headings.map(\.level) == [1, 2, 2, 2])
    #expect(chapter.markedHTML.contains("<h2>小节<a class=\"anchor\" id=\"小节-2\""))
  }
}
