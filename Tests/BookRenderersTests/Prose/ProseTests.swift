import BookLanguage
import TestSupport
import Testing

/// What the HTML of a chapter's prose is.
@Suite struct ProseTests {
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
      html: "<div class=\"table-scroll\">\n<table>\n<thead>\n<tr>\n"
        + "<th scope=\"col\">⟦inline t⟧</th>\n<th scope=\"col\">⟦value 0⟧</th>\n"
        + "<th scope=\"col\">⟦ref f⟧ &lt;b&gt;</th>\n"
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
  func markdownBecomesHTML(_ example: Case) {
    expectSame(html(example.markdown), example.html)
  }

  @Test func whatIsTakenOutOfATablesCellKeepsItsPlace() {
    let row = "| $`x`$ 和 `{swift} y` | [](#fig-a) <b> |"
    let html = html("| a | b |\n|---|---|\n\(row)")
    #expect(html.contains("<td>⟦inline x⟧ 和 ⟦value 0⟧</td>\n<td>⟦ref fig-a⟧ &lt;b&gt;</td>"))
  }

  @Test func tablesScrollInABoxOfTheirOwn() {
    let html = html("| a |\n|---|\n| 1 |")
    #expect(html.hasPrefix("<div class=\"table-scroll\">\n<table>"))
    #expect(html.hasSuffix("</table>\n</div>\n"))
  }

  @Test func columnsAreAlignedByClasses() {
    let table = """
      | a | b | c | d |
      | :-- | --: | :-: | --- |
      | 1 | `<td align="left">` | 3 | 4 |
      """
    let html = html(table + "\n\n```swift\n1\n```\n")
    #expect(html.contains("⟦cell 0⟧"), "places to be filled stay")
    for name in ["left", "right", "center"] {
      #expect(html.ranges(of: "<th scope=\"col\" class=\"align-\(name)\">").count == 1)
      #expect(html.ranges(of: "<td class=\"align-\(name)\">").count == 1)
    }
    #expect(html.ranges(of: "<th scope=\"col\">").count == 1, "the column without an alignment")
    #expect(html.contains("&lt;td align=&quot;left&quot;&gt;"))
    #expect(!html.contains("<td align=") && !html.contains("<th align="))
  }

  @Test func headingsHaveTheirLabelOrAnIdOfTheirText() {
    let html = html("## 小节\n\n## 小节\n\n## 注意力 {#sec-attention}\n")
    #expect(html.contains("<h2>小节<a class=\"anchor\" id=\"小节-2\""))
    // Links from before the heading had its label still lead there.
    #expect(html.contains("<span id=\"注意力\"></span>"))
    #expect(html.contains("id=\"sec-attention\" href=\"#sec-attention\""))
    #expect(!html.contains("{#"))
  }

  @Test(arguments: [
    "表：词 `x` 的表 {#tbl-x}\n\n| a |\n|---|\n| 1 |\n", "| a |\n|---|\n| 1 |\n\n表：词 `x` 的表 {#tbl-x}\n",
  ])
  func aTableWithACaptionIsAFigure(markdown: String) {
    let html = html(markdown)
    #expect(html.hasPrefix("<figure class=\"figure\" id=\"tbl-x\">\n<figcaption>"))
    #expect(html.contains("</figcaption>\n<div class=\"table-scroll\""))
    #expect(html.contains("词 <code>x</code> 的表"))
    #expect(!html.contains("表：") && !html.contains("{#") && !html.contains("<p>"))
  }

  @Test(arguments: [
    (Language.chinese, "NOTE", "note", "说明"), (.chinese, "tip", "tip", "提示"),
    (.chinese, "IMPORTANT", "important", "重要"), (.chinese, "WARNING", "warning", "注意"),
    (.chinese, "CAUTION", "caution", "警告"), (.chinese, "ERRATUM", "erratum", "勘误"),
    (.english, "NOTE", "note", "Note"), (.english, "ERRATUM", "erratum", "Erratum"),
  ])
  func boxesAreCalledInTheLanguageOfTheBook(
    language: Language, marker: String, name: String, title: String
  ) {
    expectSame(
      html("> [!\(marker)]\n> 正文\n>\n> - 项\n", in: language),
      """
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
    let html = html("> [!ERRATUM] E1 **原文**\n> 正文\n>\n> ```swift\n> 1\n> ```\n")
    #expect(html.contains("勘误</span> \nE1 <strong>原文</strong>\n</p>\n<p>正文</p>"))
    #expect(html.contains("⟦cell 0⟧\n</aside>"))
  }

  @Test(arguments: [(Language.chinese, "回到正文"), (.english, "Back to the text")])
  func footnotesHaveUniqueIdsAndALinkBackInTheLanguageOfTheBook(language: Language, back: String) {
    let html = html("甲[^a]乙[^a]丙[^b]\n\n[^a]: 一 $`x`$\n[^b]: 二\n", in: language)
    let ids = html.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count && ids.count == 5)
    #expect(html.ranges(of: "aria-label=\"\(back)\"").count == 3)
    #expect(!html.contains("Back to content") && html.contains("⟦inline x⟧"))
  }

  @Test(arguments: [
    "[a](javascript:alert(1))", "[a](JavaScript:alert(1))", "[a](data:text/html,x)", "<vbscript:x>",
  ])
  func addressesThatRunCodeAreLeftOut(markdown: String) {
    #expect(html(markdown).contains("<a href=\"\">"))
  }
}
