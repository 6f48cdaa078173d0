import BookModel

/// What the template of a chapter's page can name.
public struct PageContext: Sendable {
  let title: String
  let bookTitle: String
  let language: String
  let stylesheet = Theme.stylesheetName
  let body: String
  let contents: String
  let sections: [LinkContext]
  let previous: LinkContext?
  let next: LinkContext?
  let provenance: String
  let facts: String

  /// Collects what a chapter's page says.
  public init(
    _ chapter: Chapter, body: String, book: Book, chapters: [Chapter], contents: ContentsList,
    provenance: String, facts: String
  ) {
    title = chapter.title
    bookTitle = book.title
    language = book.language
    self.body = body
    self.provenance = provenance
    self.facts = facts
    self.contents = contents.html(current: chapter.slug)
    sections = LinkContext.sections(of: chapter, page: "")
    let place = chapters.firstIndex { $0.slug == chapter.slug } ?? 0
    previous = place > 0 ? LinkContext(chapters[place - 1]) : nil
    next = place + 1 < chapters.count ? LinkContext(chapters[place + 1]) : nil
  }

  /// Collects what the page of claims says.
  public init(
    ledger: LedgerPage, book: Book, contents: ContentsList, provenance: String, facts: String
  ) {
    title = LedgerPage.title
    bookTitle = book.title
    language = book.language
    body = ledger.html
    self.provenance = provenance
    self.facts = facts
    self.contents = contents.html(current: ContentsList.ledgerSlug)
    sections = LedgerPage.sections.map { LinkContext(href: "#\($0.id)", title: $0.text, level: 2) }
    previous = nil
    next = nil
  }
}
