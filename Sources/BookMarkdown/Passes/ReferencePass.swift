import BookModel

/// Takes out references to figures: a link to a label without a text of its own, `[](#fig-mask)`.
enum ReferencePass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.link) {
      let url = node.url
      guard url.hasPrefix("#"), node.firstChild == nil else { continue }
      let location = draft.location(of: "[](\(url))", line: node.startLine)
      draft.references.append(Reference(label: String(url.dropFirst()), location: location))
      let mark = Placeholder.bytes(.reference, draft.references.count - 1)
      node.replace(with: mark, isBlock: false)
    }
  }
}
