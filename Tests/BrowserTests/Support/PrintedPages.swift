import Foundation
import TestSupport

/// A PDF file as poppler reads it.
struct PrintedPages: Sendable {
  let pageCount: Int
  let text: String
  /// The titles of the outline, in order; empty if there is none.
  let outline: [String]
  /// The links within the file, in order; one that leads nowhere has no target.
  let links: [Link]
  /// The pages, counted from 1, on which the parts of the outline's first level begin.
  let starts: [Int]
  /// How far down each page its last word stands, from 0 to 1; page numbers do not count.
  let fill: [Double]

  /// A link to a page of the same file.
  struct Link: Sendable, Hashable {
    let page: Int
    let text: String
    let target: Int?
  }

  /// Reads a file.
  init(_ data: Data) async throws {
    let folder = TestFolder()
    let path = folder.path("pages.pdf")
    try data.write(to: URL(fileURLWithPath: path))
    let information = try await Tool.pdfInfo.run(path).output
    pageCount = information.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.1) } ?? 0
    text = try await Tool.pdfText.run(path, "-").output
    let places = try await Tool.pdfText.run("-bbox", path, "-").output
    fill = places.components(separatedBy: "<page ").dropFirst().map { page in
      let height = page.firstMatch(of: /height="([0-9.]+)"/).flatMap { Double($0.1) } ?? 0
      let margin = 60.0
      let ends = page.matches(of: /yMax="([0-9.]+)"/).compactMap { Double($0.1) }
      let last = ends.filter { $0 < height - margin + 6 }.max() ?? 0
      return max(0, last - margin) / (height - 2 * margin)
    }
    let markup = try await Tool.pdfMarkup.run("-xml", "-i", "-stdout", path).output
    let found = markup.range(of: "<outline>").map { markup[$0.lowerBound...] } ?? ""
    links = markup.components(separatedBy: "<page number=\"").dropFirst().flatMap { page in
      let number = Int(page.prefix { $0.isNumber }) ?? 0
      return page.matches(of: /<a href="([^":]*)">(.*?)<\/a>/).map { link in
        Link(
          page: number, text: String(link.2),
          target: link.1.split(separator: "#").last.flatMap { Int($0) })
      }
    }
    starts = Self.starts(in: found)
    outline = found.matches(of: /<item[^>]*>([^<]*)/).map { String($0.1) }
  }

  /// Items of the first level; the others are in outlines of their own.
  private static func starts(in outline: Substring) -> [Int] {
    var level = 0
    var starts: [Int] = []
    for mark in outline.matches(of: /<outline>|<\/outline>|<item page="(\d+)"/) {
      switch mark.0 {
      case "<outline>": level += 1
      case "</outline>": level -= 1
      default: if level == 1, let page = mark.1.flatMap({ Int($0) }) { starts.append(page) }
      }
    }
    return starts
  }
}
