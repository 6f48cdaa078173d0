import CellRecords

/// Reports fences that are never closed: they swallow the rest of the chapter without a word.
enum FencePass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.codeBlock) where node.isFenced {
      let last = draft.source.line(node.endLine) ?? ""
      let marks = last.drop { " \t>".contains($0) }
      let isClosed =
        node.endLine > node.startLine && (marks.hasPrefix("```") || marks.hasPrefix("~~~"))
      guard !isClosed else { continue }
      draft.diagnostics.append(
        Diagnostic(
          .fenceUnclosed, at: draft.location(line: node.startLine),
          "this code block is never closed",
          rule: "a fence closes with as many marks as it opens with",
          help: "write '```' on a line of its own behind the code"))
    }
  }
}
