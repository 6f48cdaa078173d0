import BookDocument
import CellRecords

/// What the template of a chapter's page can name.
public struct PageContext: Sendable {
  let title: String
  let bookTitle: String
  let language: String
  let stylesheet = Theme.stylesheetName
  let script = Theme.scriptName
  let searchIndex = SearchIndex.fileName
  let pageTitle: String
  let body: String
  let contents: String
  /// The page's own sections, for templates that list them apart from the contents.
  let sections: [LinkContext]
  let previous: LinkContext?
  let next: LinkContext?
  let provenance: String
  let origin: String

  /// Collects what a chapter's page says.
  public init(
    _ chapter: Chapter, body: String, book: Book, chapters: [Chapter], contents: ContentsList,
    provenance: String, origin: String
  ) {
    title = chapter.title
    bookTitle = book.title
    pageTitle = "\(chapter.title) · \(book.title)"
    language = book.language
    self.body = body
    self.provenance = provenance
    self.origin = origin
    sections = LinkContext.sections(of: chapter, page: "")
    self.contents = contents.html(current: chapter.slug, sections: sections)
    let place = chapters.firstIndex { $0.slug == chapter.slug } ?? 0
    previous = place > 0 ? LinkContext(chapters[place - 1]) : nil
    // The book closes with its claims.
    let last = book.claims.map { _ in LinkContext.ledger }
    next = place + 1 < chapters.count ? LinkContext(chapters[place + 1]) : last
  }

  /// Collects what the page of claims says.
  public init(
    ledger: ClaimsPage, book: Book, chapters: [Chapter], contents: ContentsList,
    provenance: String, origin: String
  ) {
    title = ClaimsPage.title
    bookTitle = book.title
    pageTitle = "\(ClaimsPage.title) · \(book.title)"
    language = book.language
    body = ledger.html
    self.provenance = provenance
    self.origin = origin
    sections = ClaimsPage.sections.map {
      LinkContext(href: "#\($0.id)", title: $0.text, level: 2)
    }
    self.contents = contents.html(current: ContentsList.ledgerSlug, sections: sections)
    previous = chapters.last.map(LinkContext.init)
    next = nil
  }
}
