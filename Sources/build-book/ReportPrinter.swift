import BookBuild
import Foundation

/// Writes a build's report to standard error, and what a check found to standard output.
enum ReportPrinter {
  static func print(_ report: BuildReport, output: String) {
    printDiagnostics(of: report)
    let errors = report.diagnostics.count(where: \.isError)
    if report.succeeded {
      write("built \(report.chapters.count) chapters: \(output)/index.html")
    } else {
      write(
        "\(errors) \(errors == 1 ? "error" : "errors"); built \(report.chapters.count) chapters")
    }
  }

  static func print(_ report: BuildReport, _ drift: DriftReport) {
    printDiagnostics(of: report)
    Swift.print(drift.text)
  }

  private static func printDiagnostics(of report: BuildReport) {
    var renderer = DiagnosticRenderer()
    for diagnostic in report.orderedDiagnostics { write(renderer.text(of: diagnostic)) }
  }

  /// Says for each chapter what the cache had.
  static func explain(_ report: BuildReport) {
    for (slug, verdict) in report.cacheVerdicts { write("\(slug): cache \(verdict)") }
  }

  private static func write(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
