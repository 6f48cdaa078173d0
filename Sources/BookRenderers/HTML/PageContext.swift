import BookDocument
import BookLanguage

/// What the template of a page gets.
struct PageContext: Sendable {
  let title: String
  let bookTitle: String
  let language: String
  /// The words of the book's language.
  let words: TemplateWords
  /// The way from the page to the folder of all pages.
  let root: String
  let stylesheet: String
  let script: String
  let searchIndex: String
  /// The title of the browser's window.
  let pageTitle: String
  /// The article, finished HTML.
  let body: String
  /// The items of the list of chapters, finished HTML.
  let contents: String
  let sections: [LinkContext]
  let previous: LinkContext?
  let next: LinkContext?
  /// What every page says about its numbers.
  let provenance: String
  /// What this page was made from, finished HTML.
  let origin: String

  /// Describes one of the pages that follow each other; `name` is its file's.
  init(
    name: String, title: String, body: String, sections: [LinkContext], origin: PageProvenance,
    in frame: PageFrame
  ) {
    self.title = title
    self.body = body
    self.sections = sections
    let book = frame.book
    bookTitle = book.title
    pageTitle = "\(title) · \(book.title)"
    language = book.language
    words = book.phrases.template
    let root = Anchors.root(of: name)
    self.root = root
    stylesheet = root + Theme.stylesheetName
    script = root + Theme.scriptName
    searchIndex = root + SearchIndex.fileName
    let href = Href.ofFile(name)
    contents = frame.contents(from: root).html(current: root + href, sections: sections)
    let place = frame.places[href] ?? 0
    previous = place > 0 ? frame.pages[place - 1].seen(from: root) : nil
    next = place + 1 < frame.pages.count ? frame.pages[place + 1].seen(from: root) : nil
    provenance = book.phrases.pageNotice
    self.origin = ProvenanceHTML.html(of: origin, book.phrases)
  }
}

/// What all pages of a book share.
struct PageFrame {
  let book: Book
  /// The pages in reading order.
  let pages: [LinkContext]
  /// Where each page is among them, by its address.
  let places: [String: Int]
  /// The list of contents, by the way that leads from a page to the folder of all pages.
  private let lists: [String: ContentsList]

  init(_ book: Book, chapters: [Chapter]) {
    self.book = book
    // The book closes with its words and its claims.
    let last = [Self.glossary(of: book), Self.claims(of: book)].compactMap(\.self)
    let pages = chapters.map { LinkContext($0) } + last
    self.pages = pages
    places = Dictionary(pages.enumerated().map { ($1.href, $0) }) { first, _ in first }
    let whole = LinkContext(href: "index.html", title: "\(book.phrases.template.contents)…")
    let roots = Set([""] + chapters.map { Anchors.root(of: $0.slug) })
    lists = Dictionary(
      uniqueKeysWithValues: roots.map { root in
        (root, ContentsList(pages.map { $0.seen(from: root) }, whole: whole.seen(from: root)))
      })
  }

  /// The list of contents of a page from which this way leads to the folder of all pages.
  func contents(from root: String) -> ContentsList {
    lists[root] ?? ContentsList(pages, whole: LinkContext(href: "index.html", title: "…"))
  }

  /// The page of the words, if the book explains any.
  static func glossary(of book: Book) -> LinkContext? {
    book.glossary.map { _ in
      LinkContext(href: "\(Glossary.slug).html", title: book.phrases.glossaryTitle)
    }
  }

  /// The page of the claims, if the book has any.
  static func claims(of book: Book) -> LinkContext? {
    book.claims.map { _ in
      LinkContext(href: "\(ClaimsPage.slug).html", title: book.phrases.claimsTitle)
    }
  }
}
