/// DocC's lists of terms, `- term Scope: Where a name means something.`: the term is set in bold.
enum DefinitionTerm {
  private static let word = "term "

  /// The blocks of a list's item with its term, if it starts with one.
  static func marked(_ blocks: [Block]) -> [Block] {
    guard let block = blocks.first, case .paragraph(let line) = block.content,
      let first = line.first, case .text(let text) = first.content, text.hasPrefix(word),
      let (term, rest) = split(line)
    else { return blocks }
    let start = first.range.start
    let end = rest.first?.range.start ?? start
    let range = SourceRange(start: start, endLine: end.line, endColumn: end.column)
    var marked = block
    marked.content = .paragraph([Inline(.strong(term), range: range)] + rest)
    return [marked] + blocks.dropFirst()
  }

  /// The term up to its colon, and what follows.
  private static func split(_ line: [Inline]) -> (term: [Inline], rest: [Inline])? {
    for (index, inline) in line.enumerated() {
      guard case .text(let text) = inline.content, let colon = text.firstIndex(of: ":") else {
        continue
      }
      var term = Array(line[..<index])
      let before = String(text[..<colon])
      let after = String(text[colon...])
      if !before.isEmpty {
        term.append(Inline(.text(before), range: SourceRange(of: before, at: inline.range.start)))
      }
      guard case .text(let lead)? = term.first?.content, lead.hasPrefix(word) else { return nil }
      let kept = String(lead.dropFirst(word.count))
      var place = term[0].range.start
      place.column += word.utf8.count
      term[0] = Inline(.text(kept), range: SourceRange(of: kept, at: place))
      if kept.isEmpty { term.removeFirst() }
      place = inline.range.start
      place.column += before.utf8.count
      guard !term.isEmpty else { return nil }
      return (
        term,
        [Inline(.text(after), range: SourceRange(of: after, at: place))] + line[(index + 1)...]
      )
    }
    return nil
  }
}
