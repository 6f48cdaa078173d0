import CellRecords

/// Finds where the lines of a formula stand in the chapter.
enum FormulaPlaces {
  /// The lines of a block: cmark has taken a list's or quote's indentation from each.
  static func lines(ofBlock source: String, from first: Int, in text: SourceText) -> [Formula.Line]
  {
    var lines: [Formula.Line] = []
    var offset = 0
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let original = text.line(first + index) ?? ""
      let indentation = original.hasSuffix(line) ? original.utf8.count - line.utf8.count : 0
      let place = SourceLocation(path: text.path, line: first + index, column: indentation + 1)
      lines.append(Formula.Line(offset: offset, location: place))
      offset += line.unicodeScalars.count + 1
    }
    return lines
  }

  /// The lines of a formula in a sentence, whose line ends cmark has made spaces.
  static func lines(
    of source: String, from first: Int, after column: Int, in text: SourceText
  ) -> [Formula.Line] {
    let opening = "$`"
    let wanted = Array(source.unicodeScalars)
    // cmark's line for a node behind a line end is sometimes one too small.
    for number in first..<(first + 3) {
      let line = text.line(number) ?? ""
      var start = line.utf8.index(
        line.startIndex, offsetBy: number == first ? column : 0, limitedBy: line.endIndex)
      while let from = start, let found = line[from...].firstRange(of: opening) {
        if let lines = match(wanted, line: number, from: found.upperBound, in: text) {
          return lines
        }
        start = found.upperBound
      }
    }
    let place = SourceLocation(path: text.path, line: first)
    return [Formula.Line(offset: 0, location: place)]
  }

  /// The formula's lines if it stands here: a space of it may be a line's end in the chapter, with a
  /// list's or quote's indentation behind.
  private static func match(
    _ wanted: [Unicode.Scalar], line: Int, from start: String.Index, in text: SourceText
  ) -> [Formula.Line]? {
    var number = line
    var rest = (text.line(line) ?? "")[start...].unicodeScalars
    // cmark takes one space from each end of code whose both ends are spaces.
    if rest.first == " ", wanted.first != " " { rest.removeFirst() }
    func place() -> SourceLocation {
      let whole = text.line(number) ?? ""
      return SourceLocation(
        path: text.path, line: number, column: whole.utf8.count - Substring(rest).utf8.count + 1)
    }
    var lines = [Formula.Line(offset: 0, location: place())]
    for (offset, scalar) in wanted.enumerated() {
      if let next = rest.first, next == scalar {
        rest.removeFirst()
        continue
      }
      guard rest.isEmpty, scalar == " ", let following = text.line(number + 1) else { return nil }
      number += 1
      rest = following.unicodeScalars.drop { " \t>".unicodeScalars.contains($0) }
      lines.append(Formula.Line(offset: offset + 1, location: place()))
    }
    return lines
  }
}
