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
    let pages = names(in: path).filter { $0.hasSuffix(".html") && !Self.sharedPages.contains($0) }
    let records = names(in: "\(path)/\(ChapterRecord.folder)").filter { $0.hasSuffix(".json") }
    return pages + records.map { "\(ChapterRecord.folder)/\($0)" }
  }

  /// The files that belong to all pages, and the images, in whatever folders they lie.
  var sharedFiles: [String] {
    let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return files.sorted().filter { name in
      let isPage =
        name.hasSuffix(".html") && !name.contains("/") && !Self.sharedPages.contains(name)
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: "\(path)/\(name)", isDirectory: &isFolder)
      return exists && !isPage && !isFolder.boolValue && name != OutputManifest.fileName
        && !name.hasPrefix("\(ChapterRecord.folder)/")
    }
  }

  private static let sharedPages = SiteRenderer.sharedPages

  private func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
