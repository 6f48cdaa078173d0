/// What a program prints, made fit for a page.
enum PrintedText {
  /// The text without terminal colours; every other control character becomes U+FFFD.
  static func cleaned(_ text: String) -> String {
    let pattern = /\u{1B}\[[0-?]*[ -\/]*[@-~]|\u{1B}\][^\u{07}\u{1B}]*(?:\u{07}|\u{1B}\\)/
    let plain = text.utf8.contains(0x1B) ? text.replacing(pattern, with: "") : text
    guard plain.unicodeScalars.contains(where: isControl) else { return plain }
    var scalars = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars { scalars.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n" && scalar != "\t"
      && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
  }
}
