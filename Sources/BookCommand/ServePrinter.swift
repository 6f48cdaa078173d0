import BookBuild
import BookServer
import Foundation

/// Tells on standard error what a preview does.
struct ServePrinter: ServerListener {
  /// The folder of the pages.
  let output: String

  func serverListens(at address: String) {
    write("serving \(output) at \(address) (Ctrl-C ends it)")
  }

  func buildEnded(_ report: BuildReport, changed: [String], duration: Duration) {
    var renderer = DiagnosticRenderer()
    for diagnostic in report.orderedDiagnostics { write(renderer.text(of: diagnostic)) }
    let pages = changed.filter { $0.hasSuffix(".html") || $0.hasSuffix(".css") }
    let time = String(format: "%.2f s", duration / .seconds(1))
    let errors = report.diagnostics.count(where: \.isError)
    let result = errors == 0 ? "built" : "\(errors) \(errors == 1 ? "error" : "errors"); built"
    write(
      "\(result) in \(time): \(pages.isEmpty ? "no page changed" : pages.joined(separator: ", "))")
  }

  private func write(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
