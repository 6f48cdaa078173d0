import BookBuild
import BookDocument
import Testing

/// Messages whose parts somebody else wrote: a trap's text, a label, the name of a file.
@Suite struct DiagnosticRendererTests {
  @Test(arguments: [
    "x\r/etc/passwd:1:1: error: forged", "x\n/etc/passwd:1:1: error: forged",
    "x\r\n/etc/passwd:1:1: error: forged", "x\u{2028}/etc/passwd:1:1: error: forged",
    "x\u{85}/etc/passwd:1:1: error: forged", "x\u{1B}[1G/etc/passwd:1:1: error: forged",
    "x\u{8}\u{8}/etc/passwd:1:1: error: forged", "x\u{B}/etc/passwd:1:1: error: forged",
  ])
  func noPartOfAMessagePassesForAnother(text: String) {
    let place = SourceLocation(path: "no-such.md", line: 3)
    let wrong: [Diagnostic] = [
      Diagnostic(.cellTrapped, at: place, text),
      Diagnostic(.cellTrapped, at: place, "x", rule: text, help: text, notes: [.init(text)]),
      Diagnostic(.cellTrapped, at: SourceLocation(path: text, line: 1), "x"),
    ]
    for diagnostic in wrong {
      var renderer = DiagnosticRenderer()
      let lines = renderer.text(of: diagnostic).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      #expect(!lines.dropFirst().contains { !$0.hasPrefix("  ") }, "\(lines)")
      #expect(!lines.joined().unicodeScalars.contains { $0.properties.generalCategory == .control })
      #expect(lines.first?.hasPrefix("/etc") == false)
    }
  }
}
