import BookModel

/// Takes out references to figures: a link to a label without a text of its own, `[](#fig-mask)`,
/// and its sibling that shows the figure again, `![](#fig-mask)`.
enum ReferencePass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.link, .image) {
      let url = node.url
      guard url.hasPrefix("#"), node.firstChild == nil else { continue }
      let isImage = node.kind == .image
      let text = (isImage ? "!" : "") + "[](\(url))"
      let location = draft.location(of: text, line: node.startLine)
      draft.references.append(Reference(label: String(url.dropFirst()), location: location))
      let index = draft.references.count - 1
      guard isImage, let parent = node.parent, parent.kind == .paragraph,
        parent.firstChild == node, parent.lastChild == node
      else {
        node.replace(with: Placeholder.bytes(.reference, index), isBlock: false)
        continue
      }
      // A figure is no part of a paragraph.
      parent.replace(with: Placeholder.bytes(.repetition, index), isBlock: true)
    }
  }
}
