import CellRecords

/// Checks that footnotes and what refers to them belong together; cmark-gfm shows them.
///
/// cmark-gfm leaves a reference without a footnote as text, and drops a footnote without a
/// reference: in both cases a reader misses something.
enum FootnotePass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    guard draft.source.text.contains("[^") else { return }
    var code: Set<Int> = []
    for node in tree.nodes(.codeBlock, .htmlBlock) where node.startLine <= node.endLine {
      code.formUnion(node.startLine...node.endLine)
    }
    let definitions = definitions(outside: code, in: draft.source)
    reportUndefined(tree, definitions.map(\.name), draft: &draft)
    // cmark keeps no trace of the footnotes that it drops, so that the text must say.
    for (name, line) in definitions
    where draft.source.text.ranges(of: "[^\(name)]").count < 2 {
      draft.diagnostics.append(
        Diagnostic(
          .footnoteUnreferenced, at: draft.location(of: "[^\(name)]", line: line),
          "nothing refers to the footnote '[^\(name)]', and no reader sees it",
          help: "write '[^\(name)]' where it belongs, or take it out"))
    }
  }

  private static func definitions(
    outside code: Set<Int>, in source: SourceText
  ) -> [(name: String, line: Int)] {
    source.lines.enumerated().compactMap { index, line in
      guard line.contains("[^"), !code.contains(index + 1),
        let match = line.prefixMatch(of: #/ {0,3}\[\^([^\]\s]+)\]:/#)
      else { return nil }
      return (String(match.1), index + 1)
    }
  }

  private static func reportUndefined(
    _ tree: MarkdownTree, _ names: [String], draft: inout Draft
  ) {
    for node in tree.nodes(.text) where node.literal.contains("[^") {
      for match in node.literal.matches(of: /\[\^([^\]\s]+)\]/) {
        let place = draft.location(of: String(match.0), line: node.startLine)
        draft.diagnostics.append(
          Diagnostic(
            .footnoteNotFound, at: place, "there is no footnote '\(match.0)'",
            rule: "a footnote is a paragraph '[^name]: text'",
            help: DidYouMean.nearest(to: String(match.1), in: names).map {
              "did you mean '[^\($0)]'?"
            }))
      }
    }
  }

  /// The rendered document with the link back from a footnote named in Chinese; text cannot hold
  /// the bytes that are replaced, since its quotes are escaped.
  static func withChineseLabels(_ html: UnsafeRawBufferPointer) -> [UInt8] {
    let english = Array("aria-label=\"Back to content\"".utf8)
    let chinese = Array("aria-label=\"回到正文\"".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(html.count)
    var place = 0
    while place < html.count {
      if html[place] == english[0], html.count - place >= english.count,
        html[place..<(place + english.count)].elementsEqual(english)
      {
        result += chinese
        place += english.count
      } else {
        result.append(html[place])
        place += 1
      }
    }
    return result
  }
}
