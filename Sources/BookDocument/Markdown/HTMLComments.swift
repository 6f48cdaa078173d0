/// HTML comments: notes of authors to themselves, and options for the cell that follows.
enum HTMLComments {
  /// HTML without its comments; nil if nothing else is in it.
  static func removed(from html: String) -> String? {
    guard html.contains("<!--") else { return html }
    var rest = html[...]
    var kept = ""
    while let start = rest.firstRange(of: "<!--") {
      kept += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "-->") else {
        rest = ""
        break
      }
      rest = rest[end.upperBound...]
    }
    kept += rest
    return kept.allSatisfy(\.isWhitespace) ? nil : kept
  }

  /// Whether a comment begins that does not end: Markdown takes all that follows for a part of it.
  static func isUnclosed(_ html: String) -> Bool {
    guard let start = html.ranges(of: "<!--").last else { return false }
    return html[start.upperBound...].firstRange(of: "-->") == nil
  }
}

// MARK: - Reading

extension DocumentReader {
  /// Raw HTML without its comments, or the cell that a comment holds; nil if nothing is left.
  mutating func html(_ node: MarkdownNode) -> Block.Content? {
    let text = unmarked(node.literal)
    let place = SourceLocation(path: map.path, line: node.startLine, column: node.startColumn)
    if HTMLComments.isUnclosed(text) {
      diagnostics.append(
        Diagnostic(
          .commentUnclosed, at: place, "this comment is never closed: nothing below is shown",
          rule: "an HTML comment ends with '-->'", help: "write '-->' where the comment ends"))
    }
    noteOptions(in: text, firstLine: node.startLine)
    return HTMLComments.removed(from: text).map { .html($0) }
      ?? hiddenCell(in: text, firstLine: node.startLine)
  }

  /// Notes the option lines of a comment for the cell that follows.
  private mutating func noteOptions(in html: String, firstLine: Int) {
    guard html.hasPrefix("<!--") else { return }
    for (offset, line) in html.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let text = (offset == 0 ? line.dropFirst("<!--".count) : line[...]).trimming()
      guard text.hasPrefix(CellOptionsParser.prefix) else { continue }
      let option = text.firstRange(of: "-->").map { text[..<$0.lowerBound].trimming() } ?? text
      let original = source.line(firstLine + offset) ?? ""
      let margin = original.firstRange(of: CellOptionsParser.prefix).map {
        original[..<$0.lowerBound].utf8.count
      }
      let place = SourceLocation(
        path: map.path, line: firstLine + offset, column: (margin ?? 0) + 1)
      optionsInComments.append(CellOptionsParser.Line(text: option, location: place))
    }
  }

  /// Reports options in a comment that no cell follows.
  mutating func rejectOptionsInComments() {
    for line in optionsInComments {
      diagnostics.append(
        Diagnostic(
          .cellOptionMisplaced, at: line.location, "no cell follows the comment with this option",
          rule: "options in a comment belong to the cell right below it"))
    }
    optionsInComments = []
  }
}
