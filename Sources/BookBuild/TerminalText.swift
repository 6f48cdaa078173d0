import Foundation
import RunStore

/// Text on its way to a terminal.
///
/// Titles, names and the texts of errors come from chapters that somebody else may have written: what a
/// terminal would obey, and what makes a line look like another, is shown as U+FFFD.
package enum TerminalText {
  package static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: disguises) else { return PrintedText.cleaned(text) }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(disguises(scalar) ? "\u{FFFD}" : scalar) }
    return PrintedText.cleaned(String(scalars))
  }

  /// A text of several lines as part of a message: no line of it passes for another message.
  static func part(_ text: String) -> String {
    let most = 2000
    let shown = text.utf8.count > most ? text.prefix(most) + "…" : text[...]
    return cleaned(String(shown)).replacing("\n", with: "\n    ")
  }

  /// Writes to standard error, or does not: a closed terminal or a full disk must not end the build.
  package static func report(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Whether a scalar turns a line round, starts another or goes back to its start.
  private static func disguises(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\r" || (0x202A...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value)
      || (0x2028...0x2029).contains(scalar.value)
  }
}
