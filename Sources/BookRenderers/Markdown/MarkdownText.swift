extension StringProtocol {
  /// The text as Markdown that means nothing but itself: for values, captions and whatever else no
  /// author has written as Markdown.
  var markdownEscaped: String {
    var result = ""
    for character in self {
      if character.isNewline {
        result += " "
      } else {
        if "\\`*_[]<>|~$&#".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    return result
  }

  /// An author's text as Markdown that reads as the same text: only what could mean something where
  /// it stands is escaped.
  var proseEscaped: String {
    let characters = Array(self)
    var result = ""
    result.reserveCapacity(utf8.count)
    for (index, character) in characters.enumerated() {
      let before = index > 0 ? characters[index - 1] : nil
      let after = index + 1 < characters.count ? characters[index + 1] : nil
      if needsEscape(character, before: before, after: after) { result += "\\" }
      result.append(character)
    }
    return result
  }

  private func needsEscape(
    _ character: Character, before: Character?, after: Character?
  ) -> Bool {
    switch character {
    case "\\": after.map { $0.isASCII && ($0.isPunctuation || $0.isSymbol) } ?? true
    case "`", "*", "[", "]", "$": true
    // Within a word an underscore marks nothing.
    case "_": !(before?.isLetter ?? false && after?.isLetter ?? false)
    case "~": before == "~" || after == "~"
    case "<": after.map { $0.isLetter || "/!?".contains($0) } ?? false
    case "&": after.map { $0.isLetter || $0 == "#" } ?? false
    default: false
    }
  }

  /// A line of a paragraph whose beginning cannot be taken for a heading, a list or a quote.
  var escapedAtStart: String {
    // Blanks before a line mean nothing in a sentence, and code where Markdown is read.
    let text = String(drop { $0 == " " || $0 == "\t" })
    if let match = text.prefixMatch(of: /(?<number>[0-9]{1,9})(?<mark>[.)])(?=\s|$)/) {
      return "\(match.number)\\\(match.mark)" + text[match.range.upperBound...]
    }
    return text.prefixMatch(of: /(?:#{1,6}|[-+])(?=\s|$)|>|-{2,}\s*$|=+\s*$/) == nil
      ? text : "\\" + text
  }

  /// A fence longer than any in the text.
  var fence: String { String(repeating: "`", count: Swift.max(3, longestFence + 1)) }

  /// The text as code within a sentence.
  var codeSpan: String {
    let mark = String(repeating: "`", count: longestFence + 1)
    let touches = first == "`" || last == "`"
    let isPadded = first == " " && last == " " && contains { $0 != " " }
    let space = touches || isPadded ? " " : ""
    return mark + space + self + space + mark
  }

  private var longestFence: Int {
    split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
  }

  /// The lines without the end of the last one.
  var textLines: [String] {
    let text = hasSuffix("\n") ? String(dropLast()) : String(self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
