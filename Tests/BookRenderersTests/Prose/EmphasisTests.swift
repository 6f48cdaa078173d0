import BookLanguage
import TestSupport
import Testing

@testable import BookRenderers

/// Emphasis where Chinese has no spaces: the marks that commonmark-spec's issue 650 lists, inside and
/// outside, and what must stay as CommonMark has it.
@Suite struct EmphasisTests {
  /// Chinese punctuation that ends a phrase, and the quotes and dashes that Latin text has too.
  private static let closing = [
    "，", "。", "、", "；", "：", "？", "！", "”", "’", "）", "】", "》", "」", "』", "〉", "〕", "…", "—",
    "～", "·", "〃", "-", "%", ".", ")", "\"",
  ]
  private static let opening = [
    "“", "‘", "（", "【", "《", "「", "『", "〈", "〔", "—", "…", "·", "¥", "(", "[注]", "\"", "#",
  ]

  @Test(arguments: closing)
  func emphasisMayEndInPunctuationBesideChinese(mark: String) {
    let shown = mark.htmlEscaped
    #expect(html("**真\(mark)**她") == "<p><strong>真\(shown)</strong>她</p>\n")
    #expect(html("前*真\(mark)*她") == "<p>前<em>真\(shown)</em>她</p>\n")
    #expect(html("前~~真\(mark)~~她") == "<p>前<del>真\(shown)</del>她</p>\n")
    // And with the mark outside.
    #expect(html("**真**\(mark)她") == "<p><strong>真</strong>\(shown)她</p>\n")
  }

  @Test(arguments: opening)
  func emphasisMayStartWithPunctuationBesideChinese(mark: String) {
    let shown = mark.htmlEscaped
    #expect(html("真**\(mark)她**") == "<p>真<strong>\(shown)她</strong></p>\n")
    #expect(html("真*\(mark)她*后") == "<p>真<em>\(shown)她</em>后</p>\n")
  }

  @Test(arguments: [
    ("这是**我想做的事。**所以继续。", "这是<strong>我想做的事。</strong>所以继续。"),
    ("これは**私のやりたかったこと。**だからするの。", "これは<strong>私のやりたかったこと。</strong>だからするの。"),
    ("**テスト。**テスト", "<strong>テスト。</strong>テスト"), ("。**。甲**乙", "。<strong>。甲</strong>乙"),
    ("、**、甲、**乙", "、<strong>、甲、</strong>乙"),
    ("用**`mask`**遮住", "用<strong><code>mask</code></strong>遮住"),
    ("见**[链](b.md)**和", "见<strong><a href=\"b.html\">链</a></strong>和"),
    ("共**¥10,000**元", "共<strong>¥10,000</strong>元"), ("Go**“新手”**看", "Go**“新手”**看"),
    ("Go**「新手」**看", "Go<strong>「新手」</strong>看"), ("**「是」**abc", "<strong>「是」</strong>abc"),
    ("**C#**和**F#**", "<strong>C#</strong>和<strong>F#</strong>"),
    ("協定**(HTCPCP)**", "協定<strong>(HTCPCP)</strong>"), ("𰻞𰻞**（面）**", "𰻞𰻞<strong>（面）</strong>"),
    ("***真。***她", "<em><strong>真。</strong></em>她"), ("**真，** 她", "<strong>真，</strong> 她"),
    ("**甲*“乙”*丙。**丁", "<strong>甲<em>“乙”</em>丙。</strong>丁"),
    // As CommonMark has it.
    ("a**“b”**c", "a**“b”**c"), ("**a.**b", "**a.**b"), ("甲 ** 乙 ** 丙", "甲 ** 乙 ** 丙"),
    ("甲_“乙”_丙", "甲_“乙”_丙"), ("2*3*4 甲", "2<em>3</em>4 甲"), ("甲 ~~~ 乙", "甲 ~~~ 乙"),
  ])
  func sentencesAreAsTheirAuthorsMeanThem(markdown: String, inner: String) {
    #expect(html(markdown) == "<p>\(inner)</p>\n")
  }

  @Test func titlesAndTargetsKeepNoMarks() {
    let html = html("![甲](x.png \"题*。*乙\") [乙](https://a.b/*。*c \"题**。**丙\")")
    #expect(html.contains("title=\"题*。*乙\""))
    #expect(html.contains("title=\"题**。**丙\""))
    #expect(!html.contains("\u{FE45}") && !html.contains("%EF%B9%85"))
  }

  @Test(arguments: ["这是**我想做的事。**所以", "前**“中文”**后", "前~~真。~~她"])
  func otherLanguagesKeepTheRuleOfCommonMark(markdown: String) {
    #expect(html(markdown, in: .english) == "<p>\(markdown)</p>\n")
    #expect(html(markdown, in: .chinese) != "<p>\(markdown)</p>\n")
  }
}
