import BookDocument
import BookLanguage

/// The page that explains the book's words.
struct GlossaryPage {
  private let glossary: Glossary
  private let book: RenderedBook
  private let chapter: Chapter
  private let anchors: Anchors

  init(_ glossary: Glossary, of book: RenderedBook, isPrinted: Bool = false) {
    self.glossary = glossary
    self.book = book
    chapter = glossary.chapter(in: book.phrases)
    anchors = Anchors(page: Glossary.slug, isPrinted: isPrinted)
  }

  private var phrases: any Phrases { book.phrases }

  /// The content of the page's article.
  var html: String {
    """
    <h1>\(phrases.glossaryTitle)</h1>
    <dl class="glossary">
    \(glossary.entries.map(html).joined(separator: "\n"))
    </dl>

    """
  }

  private func html(of entry: Glossary.Term) -> String {
    let id = anchors.id(Glossary.anchor(of: entry)).htmlEscaped
    let english = entry.english.map { " <span lang=\"en\">\($0.htmlEscaped)</span>" } ?? ""
    let others = phrases.otherNames(english: nil, synonyms: entry.synonyms)
    let synonyms =
      others.isEmpty
      ? "" : " <span class=\"glossary-note\">\(phrases.sentence(others).htmlEscaped)</span>"
    return """
      <div id="\(id)">
      <dt>\(entry.term.htmlEscaped)\(english)</dt>
      <dd>\(entry.definition.htmlEscaped)\(synonyms)\(link(of: entry))</dd>
      </div>
      """
  }

  private func link(of entry: Glossary.Term) -> String {
    guard let reference = entry.reference,
      let (name, place) = book.destination(of: reference, in: chapter)
    else { return "" }
    let href = anchors.href(place.anchor, in: place.slug).htmlEscaped
    return " <a class=\"glossary-note\" href=\"\(href)\">\(name)</a>"
  }
}
