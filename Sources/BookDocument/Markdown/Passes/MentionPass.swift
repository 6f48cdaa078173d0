import CellRecords

/// Notes what prose says about code and its results: names of symbols in backquotes, and bare numbers.
///
/// A code span names a symbol when it is a type's name, `AttentionMask`, with members behind it or not,
/// `AttentionMask.causalMask(length:)`: it starts with a capital and has a small letter.
enum MentionPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.code) where isSymbol(node.literal) {
      draft.symbols.append(
        ProseMention(
          text: node.literal,
          location: draft.location(of: "`\(node.literal)`", line: node.startLine)))
    }
    // Where the last number of a line was found: the next one stands behind it.
    var last = (line: 0, column: 0)
    for node in tree.nodes(.text) where node.literal.utf8.contains(where: isDigit) {
      for number in numbers(in: node.literal) {
        if last.line != node.startLine { last = (node.startLine, 0) }
        let location = draft.location(of: number, line: node.startLine, after: last.column)
        last.column = location.column
        draft.numbers.append(ProseMention(text: number, location: location))
      }
    }
  }

  static func isSymbol(_ text: String) -> Bool {
    text.wholeMatch(
      of:
        /[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?:\((?:[A-Za-z_]\w*:)*\))?/
    )
      != nil
  }

  /// The numbers of a text that say something: 0.0123 and 1937, not 6.2, t=1 or the year 2017.
  static func numbers(in text: String) -> [String] {
    text.matches(of: /[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)*/).compactMap { match in
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
      return significantDigits(of: number) >= 3 && !isYear ? number : nil
    }
  }

  /// Zeros before the first other digit say nothing, nor do those that end a whole number.
  private static func significantDigits(of number: String) -> Int {
    let digits = number.filter(\.isNumber).drop { $0 == "0" }
    guard !number.contains(".") else { return digits.count }
    return String(digits.reversed()).drop { $0 == "0" }.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
