import Foundation
import RunStore

/// Text on its way to a terminal.
///
/// Titles, names and the texts of errors come from chapters that somebody else may have written: what a
/// terminal would obey, and marks that turn the direction of a line, are shown as U+FFFD.
package enum TerminalText {
  package static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: turnsLine) else { return PrintedText.cleaned(text) }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(turnsLine(scalar) ? "\u{FFFD}" : scalar) }
    return PrintedText.cleaned(String(scalars))
  }

  /// Writes to standard error, or does not: a closed terminal or a full disk must not end the build.
  package static func report(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  private static func turnsLine(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      || (0x2028...0x2029).contains(scalar.value)
  }
}
