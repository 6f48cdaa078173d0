import Foundation
import SwiftParser
import SwiftSyntax
import SystemPackage

/// Reads the lines of source files that chapters show; each build reads them again, so that what a
/// page shows is what the library is.
package struct ExcerptReader {
  private let book: Book
  private let memory: SourceMemory
  /// The folder that holds the package or the repository of the book.
  private let root: FilePath

  /// How much all excerpts of a chapter together may have.
  ///
  /// - Units: bytes.
  private static let mostBytes = 4 << 20

  package init(of book: Book, memory: SourceMemory) {
    self.book = book
    self.memory = memory
    root = Self.root(ofBookIn: book.directory)
  }

  /// Puts the lines into a chapter's excerpts.
  ///
  /// - Returns: What is wrong with the files and names.
  package func fill(_ chapter: inout Chapter) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var size = 0
    chapter.rewriteBlocks { block in
      guard case .excerpt(var excerpt) = block.content else { return }
      do throws(FileError) {
        try fill(&excerpt)
        size += excerpt.code.utf8.count
        guard size <= Self.mostBytes else {
          throw error(
            .includedFileUnusable, excerpt,
            "the chapter includes more than \(Self.mostBytes >> 20) MB",
            help: "name a declaration or a range of the file")
        }
        block.content = .excerpt(excerpt)
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    return diagnostics
  }

  private func fill(_ excerpt: inout Excerpt) throws(FileError) {
    let path = book.directory.isEmpty ? excerpt.file : "\(book.directory)/\(excerpt.file)"
    guard TextFile.lies(path, in: root.string) else {
      throw error(
        .includedFileUnusable, excerpt,
        "the file '\(excerpt.file)' is outside the package of the book",
        rule: "an included file is in the package or repository that holds the book")
    }
    excerpt.path = shown(path)
    let text: String
    do throws(FileError) {
      text = try TextFile.read(path)
    } catch {
      throw self.error(
        .includedFileUnusable, excerpt,
        "the file '\(excerpt.file)' cannot be included: \(error.diagnostic.message)",
        help: Self.nearest(to: excerpt.file, at: path))
    }
    excerpt.code = try code(named: excerpt, in: text)
  }

  private func code(
    named excerpt: Excerpt, in text: String
  ) throws(FileError) -> String {
    switch memory.part(named: excerpt.name, of: text) {
    case .found(let code): return code
    case .markNotClosed(let line):
      throw error(
        .includedNameUnknown, excerpt, "the range '\(excerpt.name)' is never closed",
        rule: "a range ends at '// book: end NAME'",
        help: "write '// book: end \(excerpt.name)' after line \(line) of '\(excerpt.file)'")
    case .ambiguous(let signatures):
      throw error(
        .includedNameUnknown, excerpt,
        "'\(excerpt.file)' declares '\(excerpt.name)' \(signatures.count) times",
        help: signatures.count == Set(signatures).count
          ? DidYouMean.help(for: "", allowed: signatures)
          : "mark the lines with '// book: begin NAME' and '// book: end NAME'")
    case .unknown(let names):
      throw error(
        .includedNameUnknown, excerpt, "'\(excerpt.file)' has no '\(excerpt.name)'",
        rule: "the name is a declaration's, as in 'Layer.forward', or that of a marked range",
        help: Self.help(for: excerpt.name, among: names))
    }
  }

  // MARK: - Messages

  private func error(
    _ id: DiagnosticID, _ excerpt: Excerpt, _ message: String, rule: String? = nil,
    help: String? = nil
  ) -> FileError {
    let written = SourceRange(of: "\(excerpt.file)#\(excerpt.name)", at: excerpt.location)
    return FileError(Diagnostic(id, in: written, message, rule: rule, help: help))
  }

  private static func help(for name: String, among names: [String]) -> String? {
    if let best = DidYouMean.nearest(to: name, in: names) { return "did you mean '\(best)'?" }
    if let longer = names.first(where: { $0.hasSuffix("." + name) }) {
      return "did you mean '\(longer)'?"
    }
    return names.isEmpty || names.count > 12 ? nil : DidYouMean.help(for: name, allowed: names)
  }

  private static func nearest(to written: String, at path: String) -> String? {
    let folder = FilePath(path).removingLastComponent().string
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
    guard let name = FilePath(written).lastComponent?.string,
      let best = DidYouMean.nearest(to: name, in: (files ?? []).sorted())
    else { return nil }
    return "did you mean '\(written.dropLast(name.count))\(best)'?"
  }

  // MARK: - Folders

  /// The folder of the package or the repository that holds a book: all that chapters can show is in it.
  package static func root(ofBookIn directory: String) -> FilePath {
    let current = absolute(".")
    let start = absolute(directory.isEmpty ? "." : directory)
    var folder = start
    while true {
      let marks = ["Package.swift", ".git"].map { folder.appending($0).string }
      if marks.contains(where: TextFile.exists) { return folder }
      guard folder.removeLastComponent() else { break }
    }
    return start.starts(with: current) ? current : start
  }

  private static func absolute(_ path: String) -> FilePath {
    FilePath(URL(fileURLWithPath: path).standardizedFileURL.path).lexicallyNormalized()
  }

  private func shown(_ path: String) -> String {
    var place = Self.absolute(path)
    return place.removePrefix(root) ? place.string : path
  }
}
