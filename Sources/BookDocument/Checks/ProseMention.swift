/// Something in a chapter's prose that the book may know more about: a name in backquotes, a number.
package struct ProseMention: Sendable, Hashable {
  package var text: String
  package var location: SourceLocation
}

extension Chapter {
  /// The names of types and members that the prose has in backquotes.
  ///
  /// A code span names a symbol when it is a type's name, `AttentionMask`, with members after it or
  /// not, `AttentionMask.causalMask(length:)`: it starts with a capital and has a small letter.
  package var symbolMentions: [ProseMention] {
    allInlines.compactMap { inline in
      guard case .code(let text) = inline.content, ProseMention.isSymbol(text) else { return nil }
      // A name is on one line, with as many backquotes before it as after.
      var place = inline.range.start
      place.column += (inline.range.endColumn - place.column - text.utf8.count) / 2
      return ProseMention(text: text, location: place)
    }
  }

  /// The bare numbers of the prose that could be results.
  package var numberMentions: [ProseMention] {
    // The blocks' own lines: what a caption says belongs to its cell.
    allBlocks.flatMap(\.lines).joined().flatMap(\.flattened).flatMap { inline -> [ProseMention] in
      guard case .text(let text) = inline.content, text.utf8.contains(where: isDigit) else {
        return []
      }
      return ProseMention.numbers(in: text).map { offset, number in
        var place = inline.range.start
        place.column += offset
        return ProseMention(text: number, location: place)
      }
    }
  }
}

extension ProseMention {
  nonisolated(unsafe) private static let symbol =
    /[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?:\((?:[A-Za-z_]\w*:)*\))?/
  nonisolated(unsafe) private static let number = /[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)*/

  static func isSymbol(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first) else { return false }
    return text.wholeMatch(of: symbol) != nil
  }

  /// The numbers of a text that say something, each with its offset: 0.0123 and 1937, not 6.2, t=1
  /// or the year 2017.
  static func numbers(in text: String) -> [(offset: Int, number: String)] {
    text.matches(of: number).compactMap { match in
      let number = String(match.0)
      let before = text[..<match.range.lowerBound].last
      let after = text[match.range.upperBound...].first
      let isPartOfName = [before, after].contains {
        $0.map { $0.isASCII && $0.isLetter || $0 == "_" } ?? false
      }
      guard !isPartOfName, before != ".", number.split(separator: ".").count <= 2 else {
        return nil
      }
      let isYear = Int(number).map { (1900...2100).contains($0) } ?? false
      guard significantDigits(of: number) >= 3, !isYear else { return nil }
      return (text[..<match.range.lowerBound].utf8.count, number)
    }
  }

  /// Zeros before the first other digit say nothing, nor do those that end a whole number.
  private static func significantDigits(of number: String) -> Int {
    let digits = number.filter(\.isNumber).drop { $0 == "0" }
    guard !number.contains(".") else { return digits.count }
    return String(digits.reversed()).drop { $0 == "0" }.count
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
