extension YAMLSlip {
  /// A character that looks like a blank, or like nothing, where YAML wants a blank.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", " ": false
    default:
      [.control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator]
        .contains(scalar.properties.generalCategory)
    }
  }

  /// Such a character before a key or after its colon, or one that no text can have.
  static func invisible(in line: String, _ number: Int) -> YAMLSlip? {
    var before = ""
    var isAfterKey = false
    for scalar in line.unicodeScalars {
      let isControl = [.control, .lineSeparator, .paragraphSeparator]
        .contains(scalar.properties.generalCategory)
      let isBlank = before.allSatisfy { " -".contains($0) } || isAfterKey
      if isInvisible(scalar), isControl || isBlank {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
        return YAMLSlip(
          fact: "a character that nobody sees, U+\(digits)", help: "write a space, or delete it",
          line: number, column: before.utf8.count + 1)
      }
      isAfterKey = scalar == ":" || isAfterKey && scalar == " "
      before.unicodeScalars.append(scalar)
    }
    return nil
  }

  /// `title: @home`: marks with which YAML lets no text start.
  static func mark(in line: String, _ number: Int) -> YAMLSlip? {
    guard let match = line.prefixMatch(of: /[ \-]*(?:[^\s:#'"]+:[ ]+)?(?<mark>[@`%])/) else {
      return nil
    }
    return YAMLSlip(
      fact: "the value starts with '\(match.mark)', with which YAML lets no text start",
      help: "a text that starts with '\(match.mark)' needs quotes", line: number,
      column: line[..<match.range.upperBound].dropLast().utf8.count + 1)
  }

  /// `"\R"`: in double quotes a backslash is YAML's.
  static func escape(in line: String, _ number: Int) -> YAMLSlip? {
    guard let match = line.firstMatch(of: /"[^"]*?(?<escape>\\[^"\\\/0abtnvfreN_LPxuU \t])/) else {
      return nil
    }
    return YAMLSlip(
      fact: "in double quotes '\(match.escape)' is no character", help: "use single quotes",
      line: number, column: line[..<match.range.upperBound].dropLast(2).utf8.count + 1)
  }

  /// `'it's'`: the second quote ends the text.
  static func innerQuote(in line: String, _ number: Int) -> YAMLSlip? {
    guard let match = line.prefixMatch(of: /[ \-]*(?:[^\s:#'"]+:[ ]+)?'[^']*'(?=[^\s',\]}].*')/)
    else { return nil }
    return YAMLSlip(
      fact: "the text ends at this quote", help: "double it, \"''\", or use double quotes",
      line: number, column: line[..<match.range.upperBound].dropLast().utf8.count + 1)
  }

  /// Where a text begins in quotes and does not end on its line.
  static func openQuote(in line: String) -> Int? {
    guard let match = line.prefixMatch(of: /[ \-]*(?:[^\s:#'"]+:[ ]+)?(?<quote>['"])/),
      !line[match.range.upperBound...].contains(match.quote)
    else { return nil }
    return line[..<match.range.upperBound].dropLast().utf8.count + 1
  }

  /// A last line that begins elsewhere than the line above, which has a value already.
  static func indentation(of lines: ArraySlice<String>) -> YAMLSlip? {
    guard let line = lines.last, let above = lines.dropLast().last(where: { !$0.isEmpty }),
      above.contains(/(?::|^ *-)[ ]+[^\s|>]/), line.contains(/^ *(?:- |[^\s:#'"]+:(?: |$))/)
    else { return nil }
    let margins = [above, line].map { $0.prefix { $0 == " " || $0 == "-" }.count }
    guard margins[0] != margins[1], margins[0] == 0 || margins[1] > 0 else { return nil }
    return YAMLSlip(
      fact: "the line is indented otherwise than the line above",
      help: "begin keys of the same mapping in the same column", line: lines.count,
      column: line.prefix { $0 == " " }.count + 1)
  }
}
