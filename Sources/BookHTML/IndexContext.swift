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

  /// Collects what the first page says.
  public init(_ book: Book, chapters: [Chapter], provenance: String) {
    title = book.title
    description = book.summary
    language = book.language
    self.provenance = provenance
    self.chapters = chapters.map {
      let page = "\($0.slug).html"
      return Entry(
        href: page, title: $0.title, sections: LinkContext.sections(of: $0, page: page))
    }
  }
}
