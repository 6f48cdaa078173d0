import BookDocument
import BookRenderers
import CellRunner
import Foundation
import SystemPackage

/// Writes the files of a book into its output folder, each whole or not at all.
struct OutputWriter {
  let directory: String

  /// Writes the files; what cannot be written is reported, and the rest is written.
  ///
  /// - Parameter isWhole: Whether these are all files of their forms, so that others that earlier builds
  ///   wrote are removed.
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

  private func path(of name: String) -> String { "\(directory)/\(name)" }

  func write(_ file: OutputFile) -> [Diagnostic] {
    // A link in the file's own place is replaced, not followed.
    let folder = FilePath(path(of: file.name)).removingLastComponent().string
    guard TextFile.lies(folder, in: directory) else {
      return [
        Diagnostic(
          .fileNotWritable, at: SourceLocation(path: path(of: file.name), line: 1),
          "a link leads out of the output folder",
          rule: "a build writes into its output folder only", help: "remove the link")
      ]
    }
    do throws(FileError) {
      switch file.content {
      case .text(let text): try TextFile.write(text, to: path(of: file.name))
      case .copy(let source):
        // An image that is not there has been reported where it is named.
        guard let data = FileManager.default.contents(atPath: source) else { break }
        try TextFile.write(data, to: path(of: file.name))
      case .print: break
      }
      return []
    } catch {
      return [error.diagnostic]
    }
  }
}
