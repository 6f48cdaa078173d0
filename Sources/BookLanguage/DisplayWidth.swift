/// The number of terminal columns that a character takes: 0, 1 or 2.
///
/// Wide and Fullwidth characters and emoji take two columns; combining marks, control and format
/// characters take none. Characters of ambiguous width (such as `…` or `“`) take one.
public func displayWidth(of character: Character) -> Int {
  if let ascii = character.asciiValue {
    return ascii < 0x20 || ascii == 0x7F ? 0 : 1
  }
  if character.isDrawnAsEmoji { return 2 }
  return character.unicodeScalars.lazy.map(displayWidth(of:)).max() ?? 0
}

/// The number of terminal columns that a string takes.
///
/// - Complexity: O(*n*) in the length of the string.
public func displayWidth(of string: String) -> Int {
  string.reduce(0) { $0 + displayWidth(of: $1) }
}

/// The number of columns that one scalar takes when it stands alone.
private func displayWidth(of scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .control, .surrogate, .lineSeparator, .paragraphSeparator:
    return 0
  case .format:
    return scalar.value == 0xAD ? 1 : 0  // a soft hyphen is drawn by most terminals
  default:
    break
  }
  if (0x1160...0x11FF).contains(scalar.value) { return 0 }  // Hangul vowels join the consonant
  return WideRanges.contain(scalar.value) ? 2 : 1
}

extension Character {
  /// Whether the character is shown as a picture: by default, by a variation selector or as a flag.
  fileprivate var isDrawnAsEmoji: Bool {
    let scalars = unicodeScalars
    guard let first = scalars.first else { return false }
    if scalars.contains(where: { $0.value == 0xFE0F }) { return true }
    if scalars.count == 2, scalars.allSatisfy({ (0x1F1E6...0x1F1FF).contains($0.value) }) {
      return true
    }
    return first.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(first.value)
  }
}
