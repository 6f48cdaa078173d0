import BookDocument
import BookLanguage

/// What the template of the first page gets.
struct IndexContext: Sendable {
  struct ListedChapter: Sendable {
    let href: String
    let title: String
    let sections: [LinkContext]
    /// How long reading takes.
    let readingTime: String
  }

  /// Something that the book has, and how often.
  struct Fact: Sendable {
    let count: Int
    let unit: String
  }

  let title: String
  let bookTitle: String
  let pageTitle: String
  let description: String
  /// The text of the first page, finished HTML; empty if there is none.
  let body: String
  let language: String
  /// The words of the book's language.
  let words: TemplateWords
  let root = ""
  let stylesheet = Theme.stylesheetName
  let script = Theme.scriptName
  let searchIndex = SearchIndex.fileName
  let previous: LinkContext? = nil
  let next: LinkContext?
  let glossary: LinkContext?
  let ledger: LinkContext?
  let facts: [Fact]
  let chapters: [ListedChapter]
  let provenance: String
  let origin: String

  init(_ book: Book, chapters: [Chapter], body: String = "", origin: PageProvenance) {
    self.body = body
    title = book.title
    bookTitle = book.title
    pageTitle = book.title
    next = chapters.first.map { LinkContext($0) }
    glossary = PageFrame.glossary(of: book)
    ledger = PageFrame.claims(of: book)
    facts = Self.facts(of: book, chapters)
    description = book.summary
    language = book.language
    words = book.phrases.template
    provenance = book.phrases.pageNotice
    self.origin = ProvenanceHTML.html(of: origin, book.phrases)
    self.chapters = chapters.map {
      let page = Href.ofFile("\($0.slug).html")
      return ListedChapter(
        href: page, title: $0.title, sections: LinkContext.sections(of: $0, page: page),
        readingTime: book.phrases.readingTime($0.readingTime(in: book.phrases)))
    }
  }

  private static func facts(of book: Book, _ chapters: [Chapter]) -> [Fact] {
    let cells = chapters.flatMap(\.cells)
    let runCells = cells.count(where: \.options.run)
    let figures = cells.count { $0.options.caption != nil }
    let claims = book.claims?.claims.count ?? 0
    let phrases = book.phrases
    let facts = [
      Fact(count: chapters.count, unit: phrases.chapters(chapters.count)),
      Fact(count: runCells, unit: phrases.runCells(runCells)),
      Fact(count: figures, unit: phrases.figures(figures)),
      Fact(count: claims, unit: phrases.provedClaims(claims)),
    ]
    return facts.filter { $0.count > 0 }
  }
}
