import BookDocument
import CellRecords

/// What the template of the book's first page can name.
public struct IndexContext: Sendable {
  struct Entry: Sendable {
    let href: String
    let title: String
    let sections: [LinkContext]
  }

  /// A number that tells what the book holds.
  struct Fact: Sendable {
    let count: Int
    let unit: String
  }

  let title: String
  let bookTitle: String
  let pageTitle: String
  let description: String
  let language: String
  let stylesheet = Theme.stylesheetName
  let script = Theme.scriptName
  let searchIndex = SearchIndex.fileName
  let previous: LinkContext? = nil
  let next: LinkContext?
  /// The page of claims, if the book has one.
  let ledger: LinkContext?
  let facts: [Fact]
  let chapters: [Entry]
  let provenance: String
  let origin: String

  /// Collects what the first page says.
  public init(_ book: Book, chapters: [Chapter], provenance: String, origin: String) {
    title = book.title
    bookTitle = book.title
    pageTitle = book.title
    next = chapters.first.map(LinkContext.init)
    ledger = book.claims.map { _ in LinkContext.ledger }
    facts = Self.facts(of: book, chapters)
    description = book.summary
    language = book.language
    self.provenance = provenance
    self.origin = origin
    self.chapters = chapters.map {
      let page = "\($0.slug).html"
      return Entry(
        href: page, title: $0.title, sections: LinkContext.sections(of: $0, page: page))
    }
  }

  private static func facts(of book: Book, _ chapters: [Chapter]) -> [Fact] {
    let cells = chapters.flatMap(\.cells)
    let counts = [
      (chapters.count, "章"), (cells.filter(\.options.run).count, "段运行过的代码"),
      (cells.filter { $0.options.caption != nil }.count, "幅图表"),
      (book.claims?.claims.count ?? 0, "条用运行来证明的论断"),
    ]
    return counts.filter { $0.0 > 0 }.map { Fact(count: $0.0, unit: $0.1) }
  }
}
