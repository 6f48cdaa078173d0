import CellRecords

/// Warns of half-width punctuation directly behind a 汉字: `中文,` for `中文，`.
enum PunctuationPass {
  private static let fullWidth: [Unicode.Scalar: String] = [
    ",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ".": "。",
  ]

  static func run(on tree: MarkdownTree, draft: inout Draft) {
    // Where the last mark of a line was found: the next one stands behind it.
    var last = (line: 0, column: 0)
    for node in tree.nodes(.text) {
      let text = node.literal
      guard text.utf8.contains(where: { $0 < 0x40 }) else { continue }
      let outside = node.textBefore?.unicodeScalars.last
      for (place, mark) in marks(in: text, before: outside, after: node.textAfter) {
        if last.line != node.startLine { last = (node.startLine, 0) }
        let found = excerpt(of: text, around: place)
        let start = max(0, last.column - found.lead)
        var location = draft.location(of: found.text, line: node.startLine, after: start)
        location.column += found.lead
        last.column = location.column
        report(mark, at: location, draft: &draft)
      }
    }
  }

  /// Warns of the marks in a text that stands on one line of the chapter, a cell's caption.
  static func check(_ text: String, line: Int, draft: inout Draft) {
    var column = 0
    for (place, mark) in marks(in: text, before: nil, after: nil) {
      let found = excerpt(of: text, around: place)
      var location = draft.location(
        of: found.text, line: line, after: max(0, column - found.lead))
      location.column += found.lead
      column = location.column
      report(mark, at: location, draft: &draft)
    }
  }

  /// The half-width marks behind 汉字 in a text, given what touches the text.
  private static func marks(
    in text: String, before: Unicode.Scalar?, after: String?
  ) -> [(place: String.Index, mark: Unicode.Scalar)] {
    let scalars = text.unicodeScalars
    var previous = before
    return scalars.indices.compactMap { place in
      let scalar = scalars[place]
      defer { previous = scalar }
      guard fullWidth[scalar] != nil, previous?.isHan == true else { return nil }
      let next = scalars[scalars.index(after: place)...].first ?? after?.unicodeScalars.first
      // A point may belong to a name, as in 图.png.
      let isEnd = next.map { $0.properties.isWhitespace || $0.isHan } ?? true
      return scalar == "." && !isEnd ? nil : (place, scalar)
    }
  }

  /// The mark with the text before and behind it, so that the line is searched for the right one.
  private static func excerpt(
    of text: String, around place: String.Index
  ) -> (text: String, lead: Int) {
    let scalars = text.unicodeScalars
    let start =
      scalars.index(place, offsetBy: -6, limitedBy: scalars.startIndex) ?? scalars.startIndex
    let end = scalars.index(place, offsetBy: 3, limitedBy: scalars.endIndex) ?? scalars.endIndex
    return (String(text[start..<end]), text[start..<place].utf8.count)
  }

  private static func report(
    _ mark: Unicode.Scalar, at location: SourceLocation, draft: inout Draft
  ) {
    draft.diagnostics.append(
      Diagnostic(
        .punctuationHalfWidth, at: location, "half-width '\(mark)' directly behind a 汉字",
        rule: "Chinese text has full-width punctuation",
        help: "write '\(fullWidth[mark] ?? "")'"))
  }
}
