import BookModel

/// The list of all chapters that stands on each page, with the page's own chapter marked.
///
/// It is written once: to render it from a template for each page takes a time that grows with the
/// square of the chapters, and minutes for a thousand.
public struct ContentsList: Sendable {
  private let slugs: [String: Int]
  private let chapters: [Chapter]
  /// The whole list with nothing marked, and where each chapter's line ends in it.
  private let unmarked: [UInt8]
  private let ends: [Int]

  /// What stands for the page of claims in the place of a chapter's name.
  static let ledgerSlug = ""
  private let hasLedger: Bool

  /// Writes the list of a book's chapters, and of its page of claims if it has one.
  public init(_ chapters: [Chapter], hasLedger: Bool = false) {
    self.chapters = chapters
    self.hasLedger = hasLedger
    slugs = Dictionary(
      chapters.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
    var bytes: [UInt8] = []
    ends = chapters.map { chapter in
      bytes += Self.line(of: chapter, mark: "").utf8
      return bytes.count
    }
    unmarked = bytes
  }

  /// The list on the page of this chapter, one line a chapter.
  func html(current slug: String) -> String {
    chapterLines(current: slug) + (hasLedger ? ledgerLine(isCurrent: slug == Self.ledgerSlug) : "")
  }

  private func ledgerLine(isCurrent: Bool) -> String {
    let mark = isCurrent ? " aria-current=\"page\"" : ""
    return "<li><a href=\"\(LedgerPage.fileName)\"\(mark)>\(LedgerPage.title)</a></li>\n"
  }

  private func chapterLines(current slug: String) -> String {
    guard let place = slugs[slug] else { return String(decoding: unmarked, as: UTF8.self) }
    let start = place == 0 ? 0 : ends[place - 1]
    let before = String(decoding: unmarked[..<start], as: UTF8.self)
    let after = String(decoding: unmarked[ends[place]...], as: UTF8.self)
    return before + Self.line(of: chapters[place], mark: " aria-current=\"page\"") + after
  }

  private static func line(of chapter: Chapter, mark: String) -> String {
    let page = "\(chapter.slug).html".htmlEscaped
    return "<li><a href=\"\(page)\"\(mark)>\(chapter.title.htmlEscaped)</a></li>\n"
  }
}
