/// Splits a text into words.
///
/// Words end at white space. A punctuation mark is a word of its own, and so is each Han character,
/// since Chinese has no spaces. What is in angle brackets, such as `<Begin>`, stays whole.
public struct WordTokenizer: Sendable {
  /// Creates a tokenizer.
  public init() {}

  /// The words of a text, in order.
  ///
  /// - Parameter text: The text.
  /// - Returns: The words.
  public func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isMarker = false
    for character in text {
      if isMarker {
        word.append(character)
        if character == ">" { finish(&word, &words, &isMarker) }
      } else if character == "<" {
        finish(&word, &words, &isMarker)
        word = "<"
        isMarker = true
      } else if character.isWhitespace {
        finish(&word, &words, &isMarker)
      } else if character.isPunctuation && character != "'" || character.isHan {
        finish(&word, &words, &isMarker)
        words.append(String(character))
      } else {
        word.append(character)
      }
    }
    finish(&word, &words, &isMarker)
    return words
  }

  private func finish(_ word: inout String, _ words: inout [String], _ isMarker: inout Bool) {
    if !word.isEmpty { words.append(word) }
    word = ""
    isMarker = false
  }
}

extension Character {
  /// Whether this is a Han character: the unified ideographs and their extensions.
  fileprivate var isHan: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    return (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
      || (0x20000...0x323AF).contains(value) || (0xF900...0xFAFF).contains(value)
  }
}
