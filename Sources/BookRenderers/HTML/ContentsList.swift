import BookDocument

/// The list of chapters that every page shows, with the current one's sections.
struct ContentsList: Sendable {
  private let chapters: [LinkContext]
  private let places: [String: Int]
  /// The lines of all chapters, none of them marked, and where each ends: a book of many chapters has
  /// them on many pages.
  private let unmarked: [UInt8]
  private let ends: [Int]

  /// Prepares the list of all pages.
  init(_ pages: [LinkContext]) {
    chapters = pages
    places = Dictionary(
      self.chapters.enumerated().map { ($1.href, $0) }, uniquingKeysWith: { first, _ in first })
    var bytes: [UInt8] = []
    ends = self.chapters.map { chapter in
      bytes += Self.line(of: chapter).utf8
      return bytes.count
    }
    unmarked = bytes
  }

  /// The list's items for a page.
  func html(current page: String, sections: [LinkContext] = []) -> String {
    guard let place = places[page] else { return String(decoding: unmarked, as: UTF8.self) }
    let start = place == 0 ? 0 : ends[place - 1]
    let before = String(decoding: unmarked[..<start], as: UTF8.self)
    let after = String(decoding: unmarked[ends[place]...], as: UTF8.self)
    let line = Self.line(
      of: chapters[place], mark: " aria-current=\"page\"", below: Self.list(of: sections))
    return before + line + after
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
