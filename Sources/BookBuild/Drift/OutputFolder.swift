import BookDocument
import BookRenderers
import Foundation

/// A folder with the pages of a book and their records.
struct OutputFolder {
  let path: String

  /// A file's text; nothing if there is none.
  func text(of name: String) -> String? {
    data(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A file's bytes; nothing if there is none.
  func data(of name: String) -> Data? {
    FileManager.default.contents(atPath: "\(path)/\(name)")
  }

  /// The record beside a chapter's page.
  func record(of slug: String) -> ChapterRecord? {
    text(of: ChapterRecord.fileName(of: slug)).flatMap(ChapterRecord.init(json:))
  }

  /// The pages of chapters and their records.
  var pagesAndRecords: [String] {
    files.filter { isPage($0) || isRecord($0) }
  }

  /// The files that belong to all pages, and the images, in whatever folders they lie.
  var sharedFiles: [String] {
    files.filter { name in
      !isPage(name) && !isRecord(name) && name != OutputManifest.fileName
    }
  }

  private static let sharedPages = SiteRenderer.sharedPages

  /// Whether a file is the page of a chapter: one lies where the chapter lies in the book, and has a
  /// record.
  private func isPage(_ name: String) -> Bool {
    guard name.hasSuffix(".html"), !Self.sharedPages.contains(name) else { return false }
    let record = ChapterRecord.fileName(of: String(name.dropLast(".html".count)))
    return !name.contains("/")
      || FileManager.default.fileExists(atPath: "\(path)/\(record)")
  }

  private func isRecord(_ name: String) -> Bool { name.hasPrefix("\(ChapterRecord.folder)/") }

  /// All files in whatever folders they lie.
  private var files: [String] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: "\(path)/\(name)", isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }
  }
}
