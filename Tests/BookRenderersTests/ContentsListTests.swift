import TestSupport
import Testing

@testable import BookRenderers

@Suite struct ContentsListTests {
  private let list = ContentsList(
    [
      parse("# 一 & 二", slug: "a").chapter, parse("# \\<三>", slug: "b&c").chapter,
    ].map { LinkContext($0) })

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
    let list = ContentsList(pages.map { $0.seen(from: Anchors.root(of: "b/c")) })
    #expect(
      list.html(current: "../b/c.html") == """
        <li><a href="../a.html">一</a></li>
        <li><a href="../b/c.html" aria-current="page">二</a></li>

        """)
  }

  @Test func theClaimsComeLastWithTheirSections() {
    let list = ContentsList(
      [LinkContext(parse("# 一").chapter), LinkContext(href: "claims.html", title: "论断总表")])
    let html = list.html(
      current: "claims.html", sections: [LinkContext(href: "#x", title: "x", level: 2)])
    #expect(
      html.hasPrefix("<li><a href=\"a.html\">一</a></li>\n<li><a href=\"claims.html\" aria-current"))
    #expect(
      html.contains("<ol class=\"contents-sections\">\n<li class=\"level-2\"><a href=\"#x\">"))
  }
}
