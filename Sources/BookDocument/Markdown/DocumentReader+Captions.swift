import BookLanguage

extension DocumentReader {
  /// A cell's caption, which is a line of Markdown as a table's is.
  mutating func caption(_ text: String, onLine line: Int) -> [Inline] {
    let stretch = map.start(ofLine: line)..<map.end(ofLine: line)
    let plain = [
      Inline(
        .text(text),
        range: map.range(
          map.firstOffset(of: text, in: stretch).map { $0..<$0 + text.utf8.count }
            ?? stretch.lowerBound..<stretch.lowerBound))
    ]
    let emphasis = ChineseEmphasis(text, isWanted: context.language.phrases.joinsLines)
    let tree = MarkdownTree(parsing: emphasis.text)
    // What would be a list or a heading in a chapter's text is only text here.
    guard tree.tooDeepLine == nil, let nodes = tree.document?.children, nodes.count == 1,
      let paragraph = nodes.first, paragraph.kind == .paragraph
    else { return plain }
    var cursor = SourceCursor(map, from: stretch.lowerBound, to: stretch.upperBound)
    // `<pad>` is a word here, as it was in a caption without markup.
    return inlines(of: paragraph, &cursor).map { inline in
      guard case .html(let text) = inline.content else { return inline }
      return Inline(.text(text), range: inline.range)
    }
  }
}
