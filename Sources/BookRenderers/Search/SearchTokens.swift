import BookLanguage

/// What a text can be found by: pairs of neighbouring 汉字, and Latin words with their parts.
///
/// A word that is written in parts, such as `causalMask`, is found as a whole and by each part.
package struct SearchTokens {
  /// A pair of 汉字, or the last of a run.
  package typealias Pair = SIMD2<UInt32>

  /// The pairs in order, and the last 汉字 of each run with nothing second: what begins with a 汉字 is
  /// every token that has it.
  package private(set) var pairs: [Pair] = []
  /// The words in lower case, each before its parts.
  package private(set) var words: [String] = []

  /// Takes a text apart.
  package init(_ text: String) {
    var previous: UInt32 = 0
    var word: [UInt32] = []
    for scalar in text.unicodeScalars {
      let value = Self.folded(scalar.value)
      if scalar.isHan {
        if previous != 0 { pairs.append(Pair(previous, value)) }
        previous = value
      } else {
        if previous != 0 { pairs.append(Pair(previous, 0)) }
        previous = 0
        if Self.isPartOfWord(value, scalar) {
          word.append(value)
          continue
        }
      }
      if !word.isEmpty { add(word) }
      word.removeAll(keepingCapacity: true)
    }
    if previous != 0 { pairs.append(Pair(previous, 0)) }
    if !word.isEmpty { add(word) }
  }

  /// The pair as text.
  package static func text(of pair: Pair) -> String {
    var text = ""
    for value in [pair.x, pair.y] where value != 0 {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  /// Full-width letters and digits become their narrow twins.
  private static func folded(_ value: UInt32) -> UInt32 {
    (0xFF01...0xFF5E) ~= value ? value - 0xFEE0 : value
  }

  private static func isPartOfWord(_ value: UInt32, _ scalar: Unicode.Scalar) -> Bool {
    if value < 0x80 {
      return isLower(value) || isUpper(value) || isDigit(value) || value == 0x5F
    }
    return scalar.properties.isAlphabetic
  }

  private static func isLower(_ value: UInt32) -> Bool { (0x61...0x7A) ~= value }
  private static func isUpper(_ value: UInt32) -> Bool { (0x41...0x5A) ~= value }
  private static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39) ~= value }

  private mutating func add(_ word: [UInt32]) {
    words.append(Self.lowercased(word[...]))
    let bounds = Self.boundaries(in: word)
    guard bounds.count > 2 else { return }
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      let part = word[start..<end].filter { $0 != 0x5F }
      if part.count > 1 { words.append(Self.lowercased(part[...])) }
    }
  }

  /// Where the parts of `causalMask`, `URLSession` and `snake_case` begin, and the end.
  private static func boundaries(in word: [UInt32]) -> [Int] {
    var bounds = [0]
    for place in word.indices.dropFirst() {
      let (before, here) = (word[place - 1], word[place])
      let next = place + 1 < word.count ? word[place + 1] : 0
      let rises = isUpper(here) && (!isUpper(before) || isLower(next))
      if rises || before == 0x5F { bounds.append(place) }
    }
    return bounds + [word.count]
  }

  private static func lowercased(_ word: ArraySlice<UInt32>) -> String {
    var text = ""
    for value in word {
      let lower = isUpper(value) ? value + 0x20 : value
      if let scalar = Unicode.Scalar(lower) { text.unicodeScalars.append(scalar) }
    }
    return text.utf8.allSatisfy { $0 < 0x80 } ? text : text.lowercased()
  }
}
