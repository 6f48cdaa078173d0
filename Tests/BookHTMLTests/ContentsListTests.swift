import BookModel
import Testing

@testable import BookHTML

@Suite struct ContentsListTests {
  private let list = ContentsList([
    Chapter(slug: "a", path: "a.md", number: 1, title: "一 & 二"),
    Chapter(slug: "b&c", path: "b&c.md", number: 2, title: "<三>"),
  ])

  @Test(arguments: [
    (
      "a",
      """
      <li><a href="a.html" aria-current="page">一 &amp; 二</a></li>
      <li><a href="b&amp;c.html">&lt;三&gt;</a></li>

      """
    ),
    (
      "b&c",
      """
      <li><a href="a.html">一 &amp; 二</a></li>
      <li><a href="b&amp;c.html" aria-current="page">&lt;三&gt;</a></li>

      """
    ),
  ])
  func thePagesOwnChapterIsMarked(slug: String, html: String) {
    #expect(list.html(current: slug) == html)
  }
}
