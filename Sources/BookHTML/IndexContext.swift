import BookModel

/// What the template of the book's first page can name.
public struct IndexContext: Sendable {
  struct Entry: Sendable {
    let href: String
    let title: String
    let sections: [LinkContext]
  }

  let title: String
  let description: String
  let language: String
  let stylesheet = Theme.stylesheetName
  let chapters: [Entry]
  let provenance: String
  let facts: String

  /// Collects what the first page says.
  public init(_ book: Book, chapters: [Chapter], provenance: String, facts: String) {
    title = book.title
    description = book.summary
    language = book.language
    self.provenance = provenance
    self.facts = facts
    self.chapters = chapters.map {
      let page = "\($0.slug).html"
      return Entry(
        href: page, title: $0.title, sections: LinkContext.sections(of: $0, page: page))
    }
  }
}
