import BookDocument
import BookRenderers
import CellRunner
import Foundation

/// Writes the files of a book into its output folder, each whole or not at all.
struct OutputWriter {
  let directory: String

  /// Writes the files; what cannot be written is reported, and the rest is written.
  func write(_ files: [OutputFile]) async -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
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
