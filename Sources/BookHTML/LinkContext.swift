import BookModel

/// A link in a template's list.
struct LinkContext: Sendable {
  let href: String
  let title: String
  let level: Int
  let current: Bool

  init(href: String, title: String, level: Int = 1, current: Bool = false) {
    self.href = href
    self.title = title
    self.level = level
    self.current = current
  }

  init(_ chapter: Chapter, current: Bool = false) {
    self.init(href: "\(chapter.slug).html", title: chapter.title, current: current)
  }

  /// The second- and third-level headings of a chapter.
  static func sections(of chapter: Chapter, page: String) -> [LinkContext] {
    chapter.headings.filter { (2...3).contains($0.level) }.map {
      LinkContext(href: "\(page)#\($0.id)", title: $0.text, level: $0.level)
    }
  }
}
