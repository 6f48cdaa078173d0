import Foundation
import SystemPackage

/// The files that chapters name by relative paths: images to copy, and files that links lead to.
package struct ReferencedFiles {
  private let book: Book

  /// - Units: bytes.
  private static let largestImage = 50 << 20

  package init(of book: Book) {
    self.book = book
  }

  /// What is wrong with the files that a chapter names.
  package func diagnostics(of chapter: Chapter) -> [Diagnostic] {
    chapter.images.filter(\.isUsable).compactMap(diagnostic(ofImage:))
      + chapter.links.compactMap(diagnostic(ofTarget:))
  }

  /// The images of chapters: where each lies in the book, and its path beside the pages.
  package func images(of chapters: [Chapter]) -> [(source: String, name: String)] {
    let images = chapters.flatMap(\.images).filter(\.isUsable).map(\.path)
    let files = chapters.flatMap(\.links).compactMap(linkedFile)
    return Set((images + files).map(Self.normalized)).sorted().map { (path(of: $0), $0) }
  }

  /// A file of the book that a link names: it lies beside the pages too, for whoever follows the link.
  private func linkedFile(_ link: Link) -> String? {
    guard case .file(let file) = link.target, !Self.leadsOut(file), !file.hasSuffix(".html") else {
      return nil
    }
    let path = path(of: file)
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      attributes?[.size] as? Int ?? 0 <= Self.largestImage,
      TextFile.lies(path, in: book.directory)
    else { return nil }
    return file
  }

  // MARK: - Checks

  private func diagnostic(ofImage image: Image) -> Diagnostic? {
    let path = path(of: image.path)
    func diagnostic(_ message: String, help: String? = nil) -> Diagnostic {
      Diagnostic(
        .imageUnusable, in: SourceRange(of: image.url, at: image.location), message,
        rule: "an image is a file in the book's folder", help: help)
    }
    guard !Self.leadsOut(image.path), TextFile.lies(path, in: book.directory) else {
      return diagnostic("the image '\(image.path)' lies outside the book")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
    else {
      return diagnostic(
        "there is no image '\(image.path)'", help: nearest(to: image.path, at: path))
    }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      return diagnostic("the image '\(image.path)' is not a regular file")
    }
    guard (attributes?[.size] as? Int ?? 0) <= Self.largestImage else {
      return diagnostic("the image '\(image.path)' has more than \(Self.largestImage >> 20) MB")
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      return diagnostic("the image '\(image.path)' cannot be read")
    }
    return nil
  }

  private func diagnostic(ofTarget link: Link) -> Diagnostic? {
    guard case .file(let file) = link.target else { return nil }
    let path = path(of: file)
    guard !FileManager.default.fileExists(atPath: path) else { return nil }
    return Diagnostic(
      .linkedFileNotFound, in: SourceRange(of: link.url, at: link.location),
      "there is no file '\(file)'",
      rule: "a link without 'https:' leads to a chapter or a file, relative to the book's folder",
      help: nearest(to: file, at: path))
  }

  private func nearest(to written: String, at path: String) -> String? {
    let folder = FilePath(path).removingLastComponent().string
    let files =
      try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    guard let name = FilePath(written).lastComponent?.string,
      let best = DidYouMean.nearest(to: name, in: (files ?? []).sorted())
    else { return nil }
    return "did you mean '\(written.dropLast(name.count))\(best)'?"
  }

  // MARK: - Paths

  private func path(of relative: String) -> String {
    book.directory.isEmpty ? relative : "\(book.directory)/\(relative)"
  }

  /// Whether a relative path climbs above the folder in which it starts.
  private static func leadsOut(_ path: String) -> Bool {
    var depth = 0
    for part in path.split(separator: "/") {
      depth += part == ".." ? -1 : part == "." ? 0 : 1
      if depth < 0 { return true }
    }
    return false
  }

  /// The path without `.` and `..`.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
