import BookHTML
import Foundation

/// A folder with the pages of a book and their records.
struct OutputFolder {
  let path: String

  /// A file's text; nothing if there is none.
  func text(of name: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(name)")
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The record beside a chapter's page.
  func record(of slug: String) -> ChapterRecord? {
    text(of: ChapterRecord.fileName(of: slug)).flatMap(ChapterRecord.init(json:))
  }

  /// The pages of chapters and their records.
  var pagesAndRecords: [String] {
    let pages = names(in: path).filter { $0.hasSuffix(".html") && !Self.sharedPages.contains($0) }
    let records = names(in: "\(path)/\(ChapterRecord.folder)").filter { $0.hasSuffix(".json") }
    return pages + records.map { "\(ChapterRecord.folder)/\($0)" }
  }

  /// The files that belong to all pages.
  var sharedFiles: [String] {
    names(in: path).filter { name in
      name != ChapterRecord.folder
        && (Self.sharedPages.contains(name) || !name.hasSuffix(".html"))
    }
  }

  private static let sharedPages = ["index.html", LedgerPage.fileName]

  private func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
