import BookLanguage

/// Lets `**中文。**后` be bold.
///
/// CommonMark lets a run of `*` close after punctuation only where a space or more punctuation
/// follows, as in Latin text. Chinese has no such spaces, so that before parsing a mark that counts
/// as punctuation is put beside such a run, and taken out of the parsed document again. The rule is
/// that of CommonMark with Chinese punctuation counted as letters, and 汉字 as spaces are.
struct ChineseEmphasis {
  /// The text to parse.
  let text: String
  /// The mark, if one was needed.
  let mark: Character?

  /// Puts marks into a chapter, if its language wants them.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  init(_ original: String, isWanted: Bool) {
    guard isWanted, original.utf8.contains(where: Self.isDelimiter),
      let mark = Self.unusedMark(in: original)
    else {
      text = original
      mark = nil
      return
    }
    var marked = ""
    var hasMarks = false
    var rest = original[...]
    while let start = rest.utf8.firstIndex(where: Self.isDelimiter) {
      let delimiter = rest[start]
      let run = rest[start...].prefix { $0 == delimiter }
      guard !run.isEmpty else { break }
      let before = original[..<start].last
      let after = original[run.endIndex...].first
      marked += rest[..<start]
      let opens = Self.needsMark(outer: before, inner: after)
      let closes = Self.needsMark(outer: after, inner: before)
      marked += (opens ? [mark] : []) + run + (closes ? [mark] : [])
      hasMarks = hasMarks || opens || closes
      rest = original[run.endIndex...]
    }
    text = hasMarks ? marked + rest : original
    self.mark = hasMarks ? mark : nil
  }

  /// A text of the document without the marks.
  func unmarked(_ text: String) -> String {
    guard let mark else { return text }
    return text.filter { $0 != mark }
  }

  /// Whether punctuation on the inner side keeps a run from opening or closing although the text
  /// outside is Chinese, or the punctuation is.
  private static func needsMark(outer: Character?, inner: Character?) -> Bool {
    guard let outer, let inner, outer != "\\", isPunctuation(inner) else { return false }
    let isLetterOutside = !outer.isWhitespace && !isPunctuation(outer)
    return isChinese(outer) || isLetterOutside && isChinese(inner)
  }

  /// `*`, and the `~` of GitHub's strikethrough.
  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "~")
  }

  private static func isPunctuation(_ character: Character) -> Bool {
    character.isPunctuation || character.isSymbol && character.isASCII
  }

  private static func isChinese(_ character: Character) -> Bool {
    character.unicodeScalars.first?.isChinese ?? false
  }

  /// Punctuation of vertical text, which no chapter has beside itself.
  private static func unusedMark(in text: String) -> Character? {
    ["\u{FE45}", "\u{FE46}", "\u{FE30}"].first { !text.contains($0) }
  }
}
