import BookDocument
import CellRecords

/// A link in a template's list.
struct LinkContext: Sendable {
  let href: String
  let title: String
  let level: Int

  init(href: String, title: String, level: Int = 1) {
    self.href = href
    self.title = title
    self.level = level
  }

  init(_ chapter: Chapter) {
    self.init(href: "\(chapter.slug).html", title: chapter.title)
  }

  /// The page of claims.
  static let ledger = LinkContext(href: ClaimsPage.fileName, title: ClaimsPage.title)

  /// The second- and third-level headings of a chapter.
  static func sections(of chapter: Chapter, page: String) -> [LinkContext] {
    chapter.headings.filter { (2...3).contains($0.level) }.map {
      LinkContext(href: "\(page)#\($0.id)", title: $0.text, level: $0.level)
    }
  }
}
