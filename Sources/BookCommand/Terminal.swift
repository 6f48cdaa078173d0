import BookBuild
import BookDocument
import Foundation

/// What commands say to whoever runs them; results go to standard output, everything else here.
enum Terminal {
  /// Writes a line to standard error.
  static func write(_ line: String) {
    TerminalText.report(TerminalText.cleaned(line) + "\n")
  }

  /// Writes each problem with its line, its rule and how to fix it.
  static func report(_ diagnostics: [Diagnostic]) {
    var renderer = DiagnosticRenderer()
    for text in renderer.texts(of: diagnostics) { write(text) }
  }

  /// Writes each problem as an object of JSON on a line of standard output.
  static func reportAsJSON(_ diagnostics: [Diagnostic]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var renderer = DiagnosticRenderer()
    for diagnostic in diagnostics {
      guard let data = try? encoder.encode(renderer.machineReadable(diagnostic)) else { continue }
      try? FileHandle.standardOutput.write(contentsOf: data + Data("\n".utf8))
    }
  }

  /// Writes each problem as a command by which GitHub's actions annotate the line.
  static func reportToGitHub(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      let place = diagnostic.location
      let parts = [diagnostic.message, diagnostic.rule, diagnostic.help].compactMap(\.self)
      print(
        "::\(diagnostic.severity.rawValue) file=\(escaped(place.path, ",:")),"
          + "line=\(place.line),col=\(place.column)::"
          + escaped(parts.joined(separator: "\n"), ""))
    }
  }

  /// A text as a value of such a command: a line end would end it.
  private static func escaped(_ text: String, _ marks: String) -> String {
    text.unicodeScalars.map { scalar in
      let needsCode =
        "%\r\n".unicodeScalars.contains(scalar) || marks.unicodeScalars.contains(scalar)
      return needsCode
        ? "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
        : String(scalar)
    }.joined()
  }

  /// Writes what the cache had for each chapter.
  static func explainCache(of report: BuildReport) {
    for (slug, outcome) in report.cacheOutcomes { write("\(slug): cache \(outcome)") }
  }

  /// A number with its noun: `1 error`, `2 errors`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(number == 1 ? noun : noun + "s")"
  }
}
