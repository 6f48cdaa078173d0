import BookDocument
import BookRenderers
import CellRunner
import Foundation

/// Writes the files of a book into its output folder, each whole or not at all.
struct OutputWriter {
  let directory: String
  /// How large a page may be before its author is warned.
  ///
  /// - Units: bytes.
  let pageBudget: Int

  /// Writes the files; what cannot be written is reported, and the rest is written.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - isWhole: Whether these are all files of their forms, so that others that earlier builds wrote
  ///     are removed.
  ///   - formats: The forms that were asked for.
  /// - Returns: What could not be written, and what was removed.
  func write(_ files: [OutputFile], isWhole: Bool, formats: Set<String>) async -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var manifest = OutputManifest(of: directory)
    let written = Set(files.map(\.name))
    if isWhole {
      let removed = manifest.remove(manifest.stale(besides: written, formats: formats))
      diagnostics += removed.map { name in
        Diagnostic(
          .outputStale, at: SourceLocation(path: path(of: name), line: 1),
          "removed: an earlier build wrote this file, and the book no longer has it")
      }
    }
    diagnostics += manifest.add(written)
    for file in files {
      if case .print(let pages) = file.content {
        diagnostics += await PDFRenderer().print(pages, to: path(of: file.name))
      } else {
        diagnostics += write(file)
      }
    }
    return diagnostics
  }

  /// A page of megabytes is slow for its readers, and one of many is more than a chapter's author wrote:
  /// a link's long address, used again and again.
  private func largePage(_ text: String, of file: OutputFile) -> Diagnostic? {
    let size = text.utf8.count
    guard file.name.hasSuffix(".html"), size > pageBudget else { return nil }
    return Diagnostic(
      .pageLarge, at: SourceLocation(path: path(of: file.name), line: 1),
      String(format: "the page has %.1f MB", Double(size) / 1_048_576),
      rule: "a page may have 1 MB, or what 'budgets: {page: …}' in book.yml says",
      help: "show less: a part of a text or of a figure says as much")
  }

  private func path(of name: String) -> String { "\(directory)/\(name)" }

  func write(_ file: OutputFile) -> [Diagnostic] {
    // A link in the file's own place is replaced, not followed.
    let folder = TextFile.folder(of: path(of: file.name))
    guard TextFile.lies(folder, in: directory) else {
      return [
        Diagnostic(
          .fileNotWritable, at: SourceLocation(path: path(of: file.name), line: 1),
          "a link leads out of the output folder",
          rule: "a build writes into its output folder only", help: "remove the link")
      ]
    }
    var warnings: [Diagnostic] = []
    do throws(FileError) {
      switch file.content {
      case .made:
        let text = file.text
        warnings += [largePage(text, of: file)].compactMap(\.self)
        try TextFile.write(text, to: path(of: file.name))
      case .copy(let source):
        // An image that is not there has been reported where it is named.
        guard let data = FileManager.default.contents(atPath: source) else { break }
        try TextFile.write(data, to: path(of: file.name))
      case .print: break
      }
      return warnings
    } catch {
      return warnings + [error.diagnostic]
    }
  }
}
