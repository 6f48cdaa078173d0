import BookDocument

/// A link as templates have it.
struct LinkContext: Sendable {
  let href: String
  let title: String
  /// The level of the heading that it leads to.
  let level: Int

  init(href: String, title: String, level: Int = 1) {
    self.href = href
    self.title = title
    self.level = level
  }

  init(_ chapter: Chapter) {
    self.init(href: Href.ofFile("\(chapter.slug).html"), title: chapter.title)
  }

  /// The link as a page has it from which this way leads to the folder of all pages.
  func seen(from root: String) -> LinkContext {
    root.isEmpty ? self : LinkContext(href: root + href, title: title, level: level)
  }

  /// The sections of a chapter that contents list.
  static func sections(of chapter: Chapter, page: String) -> [LinkContext] {
    chapter.headings.filter { (2...3).contains($0.level) }.map {
      LinkContext(href: "\(page)#\($0.id)", title: $0.text, level: $0.level)
    }
  }
}
