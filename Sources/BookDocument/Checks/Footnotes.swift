/// Checks that footnotes and their marks belong together.
///
/// cmark-gfm leaves a mark without a footnote as text, and drops a footnote without a mark: in both
/// cases a reader misses something.
enum Footnotes {
  static func diagnostics(of chapter: Chapter, source: SourceText) -> [Diagnostic] {
    guard source.text.contains("[^") else { return [] }
    let definitions = definitions(in: source, outside: linesOfCode(in: chapter))
    return undefined(in: chapter, names: definitions.map(\.name))
      + repeated(definitions, in: source)
      + unreferenced(definitions, in: source)
  }

  static func linesOfCode(in chapter: Chapter) -> Set<Int> {
    chapter.allBlocks.reduce(into: []) { lines, block in
      switch block.content {
      case .code, .cell, .formula, .html:
        lines.formUnion(block.range.start.line...max(block.range.start.line, block.range.endLine))
      default: break
      }
    }
  }

  private static func definitions(
    in source: SourceText, outside code: Set<Int>
  ) -> [(name: String, line: Int)] {
    source.lines.enumerated().compactMap { index, line in
      guard line.drop(while: { $0 == " " }).hasPrefix("[^"), !code.contains(index + 1),
        let match = line.prefixMatch(of: #/ {0,3}\[\^([^\]\s]+)\]:/#)
      else { return nil }
      return (String(match.1), index + 1)
    }
  }

  private static func undefined(in chapter: Chapter, names: [String]) -> [Diagnostic] {
    chapter.allInlines.flatMap { inline -> [Diagnostic] in
      guard case .text(let text) = inline.content, text.contains("[^") else { return [] }
      return text.matches(of: /\[\^([^\[\]\s]+)\]/).map { match in
        var place = inline.range.start
        place.column += text[..<match.range.lowerBound].utf8.count
        let range = SourceRange(of: match.0, at: place)
        // cmark has no marks in what it does not read itself: the captions of cells.
        guard !names.contains(String(match.1)) else {
          return Diagnostic(
            .markupIgnored, in: range, "a footnote's mark in a caption is shown as text",
            help: "set the mark in the sentence that refers to the figure")
        }
        let nearest = DidYouMean.nearest(to: String(match.1), in: names)
        return Diagnostic(
          .footnoteNotFound, in: range, "there is no footnote '\(match.0)'",
          rule: "a footnote is a paragraph '[^name]: text'",
          help: nearest.map { "did you mean '[^\($0)]'?" },
          replacement: nearest.map { .init(range, with: "[^\($0)]") })
      }
    }
  }

  /// Of two footnotes with one name nobody sees the second, nor is its code compiled.
  private static func repeated(
    _ definitions: [(name: String, line: Int)], in source: SourceText
  ) -> [Diagnostic] {
    var first: [String: Int] = [:]
    return definitions.compactMap { name, line in
      let key = name.lowercased()
      guard let earlier = first.updateValue(first[key] ?? line, forKey: key) else { return nil }
      return Diagnostic(
        .footnoteDuplicate, at: SourceLocation(path: source.path, line: line),
        "a second footnote '[^\(name)]', which no reader sees", help: "give it another name",
        notes: [.init("the first is here", at: SourceLocation(path: source.path, line: earlier))])
    }
  }

  /// cmark keeps no trace of the footnotes that it drops, so that the text must say.
  private static func unreferenced(
    _ definitions: [(name: String, line: Int)], in source: SourceText
  ) -> [Diagnostic] {
    let marks = source.text.matches(of: /\[\^([^\[\]\s]+)\]/).reduce(into: [:]) {
      $0[$1.1.lowercased(), default: 0] += 1
    }
    return definitions.filter { marks[$0.name.lowercased(), default: 0] < 2 }.map { name, line in
      let text = source.line(line) ?? ""
      let lead = text.firstRange(of: "[^").map { text[..<$0.lowerBound].utf8.count } ?? 0
      let place = SourceLocation(path: source.path, line: line, column: lead + 1)
      return Diagnostic(
        .footnoteUnreferenced, in: SourceRange(of: "[^\(name)]", at: place),
        "nothing refers to the footnote '[^\(name)]', and no reader sees it",
        help: "write '[^\(name)]' where it belongs, or delete it")
    }
  }
}
