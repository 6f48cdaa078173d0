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

/// The number of columns that one scalar takes on its own.
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

/// The code points that take two terminal columns, as sorted closed ranges.
///
/// These are the blocks whose East Asian Width is Wide or Fullwidth (UAX #11, Unicode 16).
/// Emoji are not listed: they are found by their own Unicode properties.
private enum WideRanges {
  static let ranges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul leading consonants
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // CJK radicals, Kangxi, description characters, CJK punctuation
    0x3041...0xA4CF,  // kana, bopomofo, CJK ideographs, Yi
    0xA960...0xA97C,  // Hangul Jamo Extended-A
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // CJK compatibility ideographs
    0xFE10...0xFE19,  // vertical forms
    0xFE30...0xFE6B,  // CJK compatibility forms, small form variants
    0xFF01...0xFF60,  // fullwidth forms
    0xFFE0...0xFFE6,  // fullwidth signs
    0x16FE0...0x18DFF,  // Tangut, Khitan, ideographic symbols
    0x1AFF0...0x1B2FF,  // kana extensions, Nushu
    0x1D300...0x1D376,  // Tai Xuan Jing symbols, counting rods
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x3FFFD,  // supplementary ideographs
  ]

  /// Whether a code point lies in one of the ranges.
  ///
  /// - Complexity: O(log *n*) in the number of ranges.
  static func contain(_ codePoint: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if codePoint > ranges[middle].upperBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < ranges.count && ranges[low].contains(codePoint)
  }
}
