import BookDocument
import CellRecords

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

  /// The list on the page of this chapter, one line a chapter, with the page's own sections below
  /// its line.
  func html(current slug: String, sections: [LinkContext] = []) -> String {
    chapterLines(current: slug, sections)
      + (hasLedger ? ledgerLine(isCurrent: slug == Self.ledgerSlug, sections) : "")
  }

  private func ledgerLine(isCurrent: Bool, _ sections: [LinkContext]) -> String {
    let mark = isCurrent ? Self.mark : ""
    let below = isCurrent ? Self.list(of: sections) : ""
    return "<li><a href=\"\(ClaimsPage.fileName)\"\(mark)>\(ClaimsPage.title)</a>\(below)</li>\n"
  }

  private func chapterLines(current slug: String, _ sections: [LinkContext]) -> String {
    guard let place = slugs[slug] else { return String(decoding: unmarked, as: UTF8.self) }
    let start = place == 0 ? 0 : ends[place - 1]
    let before = String(decoding: unmarked[..<start], as: UTF8.self)
    let after = String(decoding: unmarked[ends[place]...], as: UTF8.self)
    let line = Self.line(of: chapters[place], mark: Self.mark, below: Self.list(of: sections))
    return before + line + after
  }

  private static let mark = " aria-current=\"page\""

  private static func line(of chapter: Chapter, mark: String, below: String = "") -> String {
    let page = "\(chapter.slug).html".htmlEscaped
    return "<li><a href=\"\(page)\"\(mark)>\(chapter.title.htmlEscaped)</a>\(below)</li>\n"
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
