import BookBuild
import BookDocument
import BookRenderers
import CellRecords
import Foundation

/// Writes a build's report.
struct TerminalReporter {
  var format: DiagnosticsFormat

  func print(_ report: BuildReport, output: String, formats: [OutputFormat] = [.html]) {
    let diagnostics = report.orderedDiagnostics
    switch format {
    case .text:
      var renderer = DiagnosticRenderer()
      for diagnostic in diagnostics { write(renderer.text(of: diagnostic)) }
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for diagnostic in diagnostics {
        guard let data = try? encoder.encode(diagnostic) else { continue }
        FileHandle.standardOutput.write(data + Data("\n".utf8))
      }
    }
    let table = ClosingTable(report).text
    if !table.isEmpty { write(table) }
    let errors = report.diagnostics.count(where: \.isError)
    let chapters = "\(report.chapters.count) \(report.chapters.count == 1 ? "chapter" : "chapters")"
    if report.succeeded {
      let places = Set(formats).map { format in
        switch format {
        case .html: "\(output)/index.html"
        case .pdf: "\(output)/\(format.fileName(of: ""))"
        case .text, .ipynb, .markdown: "\(output)/\(format)/"
        }
      }
      write("built \(chapters): \(places.sorted().joined(separator: ", "))")
    } else {
      write("\(errors) \(errors == 1 ? "error" : "errors"); built \(chapters)")
    }
  }

  func printMeasured(_ report: BuildReport, book: String) {
    var renderer = DiagnosticRenderer()
    for diagnostic in report.orderedDiagnostics { write(renderer.text(of: diagnostic)) }
    let count = report.chapters.count
    write("measured \(count) \(count == 1 ? "chapter" : "chapters"): \(book)/measured")
  }

  private func write(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
