import Foundation
import SystemPackage

/// The files that chapters name by relative paths: images to copy, and files that links lead to.
package struct ReferencedFiles {
  private let book: Book

  /// - Units: bytes.
  private static let largestImage = 50 << 20

  /// The folder that holds the book's package, or its working copy of Git.
  private let repository: String?

  package init(of book: Book) {
    self.book = book
    repository = Self.repository(around: book.directory)
  }

  /// What is wrong with the files that a chapter names.
  package func diagnostics(of chapter: Chapter) -> [Diagnostic] {
    chapter.images.filter(\.isUsable).compactMap(diagnostic(ofImage:))
      + chapter.links.compactMap(diagnostic(ofTarget:))
  }

  /// The images of chapters: where each is in the book, and its path beside the pages.
  package func images(of chapters: [Chapter]) -> [(source: String, name: String)] {
    let images = chapters.flatMap(\.images).filter(\.isUsable).map(\.path)
    let files = chapters.flatMap(\.links).compactMap(linkedFile)
    let names = Dictionary(
      (images + files).compactMap { file in outputName(of: file).map { ($0, path(of: file)) } }
    ) { first, _ in first }
    return names.sorted { $0.key < $1.key }.map { ($0.value, $0.key) }
  }

  /// Where files of the repository lie beside the pages that are not in the book's folder.
  private static let outerFolder = "files"

  /// The name beside the pages of a file that a chapter names: that in the book's folder, or else the one
  /// in the repository; nil for a file elsewhere.
  package func outputName(of file: String) -> String? {
    guard Self.leadsOut(file) else { return Self.normalized(file) }
    guard let repository else { return nil }
    let place = Self.absolute(path(of: file))
    guard place.hasPrefix(repository + "/"), TextFile.lies(place, in: repository) else {
      return nil
    }
    return "\(Self.outerFolder)/\(place.dropFirst(repository.count + 1))"
  }

  /// The same for what a link leads to; nil for what is not copied.
  package func outputName(ofLinked file: String) -> String? {
    isCopied(file) ? outputName(of: file) : nil
  }

  private static func repository(around directory: String) -> String? {
    var folder = FilePath(absolute(directory.isEmpty ? "." : directory))
    while true {
      let marks = ["Package.swift", ".git"].map { folder.appending($0).string }
      if marks.contains(where: FileManager.default.fileExists) { return folder.string }
      guard folder.removeLastComponent() else { return nil }
    }
  }

  private static func absolute(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    return FilePath(whole).lexicallyNormalized().string
  }

  /// A file of the repository that a link names: it lies beside the pages too, for whoever follows the link.
  private func linkedFile(_ link: Link) -> String? {
    guard case .file(let file) = link.target, isCopied(file) else { return nil }
    return file
  }

  /// Whether a linked file is one that a reader can get: no page, no folder, nothing that is hidden.
  private func isCopied(_ file: String) -> Bool {
    guard !file.hasSuffix(".html"),
      !file.split(separator: "/").contains(where: { $0.hasPrefix(".") && $0 != ".." && $0 != "." })
    else { return false }
    let path = path(of: file)
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
      && attributes?[.size] as? Int ?? 0 <= Self.largestImage
      && (Self.leadsOut(file)
        ? outputName(of: file) != nil : TextFile.lies(path, in: book.directory))
  }

  // MARK: - Checks

  private func diagnostic(ofImage image: Image) -> Diagnostic? {
    let path = path(of: image.path)
    func diagnostic(_ message: String, help: String? = nil) -> Diagnostic {
      Diagnostic(
        .imageUnusable, in: SourceRange(of: image.url, at: image.location), message,
        rule: "an image is a file of the book's folder or of its repository", help: help)
    }
    guard
      Self.leadsOut(image.path)
        ? outputName(of: image.path) != nil : TextFile.lies(path, in: book.directory)
    else {
      return diagnostic("the image '\(image.path)' is outside the book")
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
