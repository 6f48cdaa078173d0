import TestSupport
import Testing

@testable import BookRenderers

@Suite struct ContentsListTests {
  private let list = ContentsList(
    [
      parse("# 一 & 二", slug: "a").chapter, parse("# \\<三>", slug: "b&c").chapter,
    ].map { LinkContext($0) }, whole: Self.whole)

  private static let whole = LinkContext(href: "index.html", title: "目录…")

  @Test(arguments: [
    (
      "a.html",
      """
      <li><a href="a.html" aria-current="page">一 &amp; 二</a></li>
      <li><a href="b&amp;c.html">&lt;三&gt;</a></li>

      """
    ),
    (
      "b&c.html",
      """
      <li><a href="a.html">一 &amp; 二</a></li>
      <li><a href="b&amp;c.html" aria-current="page">&lt;三&gt;</a></li>

      """
    ),
  ])
  func thePagesOwnChapterIsMarked(page: String, html: String) {
    #expect(list.html(current: page) == html)
  }

  @Test func thePagesOwnSectionsStandBelowItsLine() {
    let sections = [LinkContext(href: "#甲", title: "甲 < 乙", level: 3)]
    #expect(
      list.html(current: "a.html", sections: sections) == """
        <li><a href="a.html" aria-current="page">一 &amp; 二</a>
        <ol class="contents-sections">
        <li class="level-3"><a href="#甲">甲 &lt; 乙</a></li>
        </ol></li>
        <li><a href="b&amp;c.html">&lt;三&gt;</a></li>

        """)
  }

  @Test func aPageInAFolderFindsItsOwnLine() {
    let pages = [
      LinkContext(href: "a.html", title: "一"), LinkContext(href: "b/c.html", title: "二"),
    ]
    let list = ContentsList(
      pages.map { $0.seen(from: Anchors.root(of: "b/c")) }, whole: Self.whole)
    #expect(
      list.html(current: "../b/c.html") == """
        <li><a href="../a.html">一</a></li>
        <li><a href="../b/c.html" aria-current="page">二</a></li>

        """)
  }

  /// Else the contents would be nearly all that a book of thousands of pages consists of.
  @Test(arguments: [(0, 0...50), (60, 10...110), (299, 249...299)])
  func aPageOfManyHasThoseAroundIt(place: Int, shown: ClosedRange<Int>) {
    let pages = (0..<300).map { LinkContext(href: "\($0).html", title: "第\($0)章") }
    let html = ContentsList(pages, whole: Self.whole).html(current: "\(place).html")
    let lines = html.split(separator: "\n").map(String.init)
    let links = shown.map { number in
      let mark = number == place ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(number).html\"\(mark)>第\(number)章</a></li>"
    }
    let more = ["<li><a href=\"index.html\">目录…</a></li>"]
    #expect(
      lines == (shown.lowerBound > 0 ? more : []) + links + (shown.upperBound < 299 ? more : []))
  }

  @Test func theClaimsComeLastWithTheirSections() {
    let list = ContentsList(
      [LinkContext(parse("# 一").chapter), LinkContext(href: "claims.html", title: "论断总表")],
      whole: Self.whole)
    let html = list.html(
      current: "claims.html", sections: [LinkContext(href: "#x", title: "x", level: 2)])
    #expect(
      html.hasPrefix("<li><a href=\"a.html\">一</a></li>\n<li><a href=\"claims.html\" aria-current"))
    #expect(
      html.contains("<ol class=\"contents-sections\">\n<li class=\"level-2\"><a href=\"#x\">"))
  }
}
