/// Joins lines of Chinese text: a line's end between two 汉字 is no space.
enum SoftBreakPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.softbreak) {
      guard
        let before = neighbour(of: node, { $0.previous }, { $0.lastChild })?.literal.unicodeScalars
          .last,
        let after = neighbour(of: node, { $0.next }, { $0.firstChild })?.literal.unicodeScalars
          .first,
        before.isChinese || before.isSharedPunctuation,
        after.isChinese || after.isSharedPunctuation,
        // Between two marks that Latin text has too, nothing says that the text is Chinese.
        before.isChinese || after.isChinese
      else { continue }
      node.remove()
    }
  }

  /// The text that touches a break, looked for through emphasis and links; nothing if what
  /// touches it is no text.
  private static func neighbour(
    of node: Node,
    _ sibling: (Node) -> Node?,
    _ child: (Node) -> Node?
  ) -> Node? {
    var place = node
    while sibling(place) == nil, let parent = place.parent, parent.isTransparent { place = parent }
    guard var found = sibling(place) else { return nil }
    while found.isTransparent, let inner = child(found) { found = inner }
    return found.kind == .text ? found : nil
  }
}

extension Node {
  /// Whether the node only marks text and adds nothing to it.
  fileprivate var isTransparent: Bool {
    [.emphasis, .strong, .link, .strikethrough].contains(kind)
  }
}
