import CellRecords

/// Shows raw HTML as text: what is in the page comes from Markdown and from runs.
enum RawHTMLPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.htmlBlock, .htmlInline) {
      let isBlock = node.kind == .htmlBlock
      let text = node.literal
      let first = text.prefix { $0 != "\n" }
      draft.diagnostics.append(
        Diagnostic(
          .rawHTML, at: draft.location(of: String(first), line: node.startLine),
          "raw HTML is shown as text", help: "write it in Markdown, or in backquotes"))
      // The text of an image is no markup: cmark-gfm escapes what stands there.
      guard !node.isInsideImage else { continue }
      if isBlock {
        node.replace(with: Array("<pre><code>\(text.htmlEscaped)</code></pre>".utf8), isBlock: true)
      } else {
        node.replace(withText: text)
      }
    }
  }
}
