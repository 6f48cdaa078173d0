/// What a program prints, made fit for a page.
package enum PrintedText {
  // Parsed once, as is every expression that each build asks for: parsing takes longer than matching.
  nonisolated(unsafe) private static let colours =
    /\u{1B}\[[0-?]*[ -\/]*[@-~]|\u{1B}\][^\u{07}\u{1B}]*(?:\u{07}|\u{1B}\\)/

  /// The text without terminal colours; every other control character becomes U+FFFD, and no mark that
  /// turns the direction of writing reaches beyond its line.
  package static func cleaned(_ text: String) -> String {
    let uncoloured = text.utf8.contains(0x1B) ? text.replacing(colours, with: "") : text
    let plain = uncoloured.utf8.contains(0x0D) ? returned(uncoloured) : uncoloured
    guard plain.unicodeScalars.contains(where: { isControl($0) || isTurn($0) }) else {
      return plain
    }
    var scalars = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars { scalars.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return scalars.contains(where: isTurn) ? straightened(scalars) : String(scalars)
  }

  /// A file's text with U+FFFD for every control character that is no line's end and no tab: readers'
  /// programs stop at them, or obey them.
  package static func withoutControlCharacters(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isControl($0) && $0 != "\r" }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(isControl(scalar) && scalar != "\r" ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  /// The text as a terminal shows it in the end: `\r` goes back to the line's start, and what follows is
  /// written over what was there.
  private static func returned(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        var shown = ""
        var count = 0
        for earlier in line.split(separator: "\r").reversed() {
          let rest = earlier.dropFirst(count)
          shown += rest
          count += rest.count
        }
        return shown
      }.joined(separator: "\n")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n" && scalar != "\t"
      && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
  }

  private static func isTurn(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// The text with an end for each mark that turns what follows, and without ends of what is around it.
  private static func straightened(_ text: String.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var ends: [Unicode.Scalar] = []
    for scalar in text {
      switch scalar.value {
      case 0x202A, 0x202B, 0x202D, 0x202E: ends.append("\u{202C}")
      case 0x2066...0x2068: ends.append("\u{2069}")
      case 0x202C, 0x2069:
        guard ends.last == scalar else { continue }
        ends.removeLast()
      case 0x0A:
        result.append(contentsOf: ends.reversed())
        ends = []
      default: break
      }
      result.append(scalar)
    }
    result.append(contentsOf: ends.reversed())
    return String(result)
  }
}
