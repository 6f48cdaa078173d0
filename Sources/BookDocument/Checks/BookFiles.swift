import CellRecords
import Foundation

/// The files that chapters name by relative paths: images to copy, and files that links lead to.
package struct BookFiles {
  package let book: Book

  package init(book: Book) { self.book = book }

  private static let imageRule = "an image is a file in the book's folder"
  /// An image beyond this size is no picture for a page.
  private static let largestImage = 50 << 20

  /// What is wrong with the files that a chapter names.
  package func diagnostics(of chapter: Chapter) -> [Diagnostic] {
    chapter.images.compactMap(diagnostic(ofImage:)) + chapter.files.compactMap(diagnostic(ofFile:))
  }

  /// Copies the images of chapters beside the pages, each to the place that the page names.
  package func copyImages(of chapters: [Chapter], to directory: String) -> [Diagnostic] {
    let paths = Set(chapters.flatMap(\.images).map { Self.plain($0.path) })
    var diagnostics: [Diagnostic] = []
    for path in paths.sorted() {
      guard let data = FileManager.default.contents(atPath: self.path(of: path)) else { continue }
      do throws(TextFile.Mistake) {
        try TextFile.write(data, to: "\(directory)/\(path)")
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    return diagnostics
  }

  private func diagnostic(ofImage image: LocalFile) -> Diagnostic? {
    let path = path(of: image.path)
    func mistake(_ message: String, help: String? = nil) -> Diagnostic {
      Diagnostic(.imageUnusable, at: image.location, message, rule: Self.imageRule, help: help)
    }
    guard !Self.leadsOut(image.path), TextFile.lies(path, in: book.directory) else {
      return mistake("the image '\(image.path)' lies outside the book")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
    else {
      return mistake("there is no image '\(image.path)'", help: nearest(to: image.path, at: path))
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard (attributes?[.size] as? Int ?? 0) <= Self.largestImage else {
      return mistake("the image '\(image.path)' has more than \(Self.largestImage >> 20) MB")
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      return mistake("the image '\(image.path)' cannot be read")
    }
    return nil
  }

  private func diagnostic(ofFile file: LocalFile) -> Diagnostic? {
    let path = path(of: file.path)
    guard !FileManager.default.fileExists(atPath: path) else { return nil }
    return Diagnostic(
      .linkedFileNotFound, at: file.location, "there is no file '\(file.path)'",
      rule: "a link without 'https:' leads to a chapter or a file, relative to the book's folder",
      help: nearest(to: file.path, at: path))
  }

  /// "Did you mean" a file of the same folder.
  private func nearest(to written: String, at path: String) -> String? {
    let folder = (path as NSString).deletingLastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let name = (written as NSString).lastPathComponent
    guard let best = DidYouMean.nearest(to: name, in: names.sorted()) else { return nil }
    return "did you mean '\(written.dropLast(name.count))\(best)'?"
  }

  private func path(of relative: String) -> String {
    book.directory.isEmpty ? relative : "\(book.directory)/\(relative)"
  }

  /// Whether a path climbs out of the folder that it starts in, on the way or in the end.
  private static func leadsOut(_ path: String) -> Bool {
    var depth = 0
    for part in path.split(separator: "/") {
      depth += part == ".." ? -1 : part == "." ? 0 : 1
      if depth < 0 { return true }
    }
    return false
  }

  /// A path without `.` and `..`, as a browser takes it.
  private static func plain(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
