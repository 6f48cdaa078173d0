import BookBuild
import Foundation

/// Writes a build's report to standard error.
enum ReportPrinter {
  static func print(_ report: BuildReport, output: String) {
    var renderer = DiagnosticRenderer()
    for diagnostic in report.orderedDiagnostics { write(renderer.text(of: diagnostic)) }
    let errors = report.diagnostics.count(where: \.isError)
    if report.succeeded {
      write("built \(report.chapters.count) chapters: \(output)/index.html")
    } else {
      write(
        "\(errors) \(errors == 1 ? "error" : "errors"); built \(report.chapters.count) chapters")
    }
  }

  private static func write(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
