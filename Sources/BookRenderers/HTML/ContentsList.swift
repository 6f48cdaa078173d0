import BookDocument

/// The list of chapters that every page shows, with the current one's sections.
///
/// In a book of many chapters a page has those around its own and a link to all of them: the whole list on
/// each page would be most of the book's bytes.
struct ContentsList: Sendable {
  private let chapters: [LinkContext]
  private let whole: LinkContext
  private let places: [String: Int]
  /// The lines of all chapters, none of them marked.
  private let lines: [String]

  /// How many lines there are at most before the current one, and after it.
  private static let neighbours = 50

  /// Prepares the list of all pages; `whole` leads to the page that has all of them.
  init(_ pages: [LinkContext], whole: LinkContext) {
    chapters = pages
    self.whole = whole
    places = Dictionary(
      pages.enumerated().map { ($1.href, $0) }, uniquingKeysWith: { first, _ in first })
    lines = pages.map { Self.line(of: $0) }
  }

  /// The list's items for a page.
  func html(current page: String, sections: [LinkContext] = []) -> String {
    let place = places[page]
    let start = max(0, (place ?? 0) - Self.neighbours)
    let end = min(lines.count, (place ?? 0) + Self.neighbours + 1)
    var shown = Array(lines[start..<end])
    if let place {
      shown[place - start] = Self.line(
        of: chapters[place], mark: " aria-current=\"page\"", below: Self.list(of: sections))
    }
    if start > 0 { shown.insert(Self.line(of: whole), at: 0) }
    if end < lines.count { shown.append(Self.line(of: whole)) }
    return shown.joined()
  }

  private static func line(of page: LinkContext, mark: String = "", below: String = "") -> String {
    "<li><a href=\"\(page.href.htmlEscaped)\"\(mark)>\(page.title.htmlEscaped)</a>\(below)</li>\n"
  }

  private static func list(of sections: [LinkContext]) -> String {
    guard !sections.isEmpty else { return "" }
    let lines = sections.map { section in
      "<li class=\"level-\(section.level)\"><a href=\"\(section.href.htmlEscaped)\">"
        + "\(section.title.htmlEscaped)</a></li>\n"
    }
    return "\n<ol class=\"contents-sections\">\n\(lines.joined())</ol>"
  }
}
