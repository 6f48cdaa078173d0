import BookBuild
import Foundation

/// Writes what a check found to standard output, and the book's mistakes to standard error.
enum DriftPrinter {
  static func print(_ report: BuildReport, _ drift: DriftReport) {
    var renderer = DiagnosticRenderer()
    for diagnostic in report.orderedDiagnostics {
      FileHandle.standardError.write(Data((renderer.text(of: diagnostic) + "\n").utf8))
    }
    Swift.print(drift.text)
  }
}
