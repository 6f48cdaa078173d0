import CellRecords

/// Takes out references: a link without a text of its own to a label, `[](#fig-mask)`, or to a place
/// in a chapter, `[](07-summary.md#words)`, and the image that shows a figure again, `![](#fig-mask)`.
enum ReferencePass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.link, .image) where node.firstChild == nil && !node.isInsideImage {
      let url = node.url
      guard let target = target(of: url, slugs: draft.slugs) else { continue }
      let isImage = node.kind == .image
      guard !isImage || url.hasPrefix("#") else { continue }
      let text = (isImage ? "!" : "") + "[](\(url))"
      let location = draft.location(of: text, line: node.startLine)
      draft.references.append(
        Reference(label: target.label, chapter: target.slug, location: location))
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

  private static func target(of url: String, slugs: [String]) -> (slug: String?, label: String)? {
    if url.hasPrefix("#") { return (nil, URLText.decoded(url.dropFirst())) }
    guard let (slug, anchor) = URLText.chapter(in: url), slugs.contains(slug) else { return nil }
    return (slug, anchor)
  }
}
