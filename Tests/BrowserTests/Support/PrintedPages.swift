import Foundation
import TestSupport

/// A PDF file as poppler reads it.
struct PrintedPages: Sendable {
  let pageCount: Int
  let text: String
  /// The titles of the outline, in order; empty if there is none.
  let outline: [String]

  /// Reads a file.
  init(_ data: Data) async throws {
    let folder = TestFolder()
    let path = folder.path("pages.pdf")
    try data.write(to: URL(fileURLWithPath: path))
    let information = try await Tool.pdfInfo.run(path).output
    pageCount = information.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.1) } ?? 0
    text = try await Tool.pdfText.run(path, "-").output
    let markup = try await Tool.pdfMarkup.run("-xml", "-i", "-stdout", path).output
    let found = markup.range(of: "<outline>").map { markup[$0.lowerBound...] } ?? ""
    outline = found.matches(of: /<item[^>]*>([^<]*)/).map { String($0.1) }
  }
}
