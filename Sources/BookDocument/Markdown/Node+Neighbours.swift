extension Node {
  /// The text that touches the node from before, looked for through emphasis and links; nothing if
  /// what touches it is no text.
  var textBefore: String? { neighbour({ $0.previous }, { $0.lastChild }) }

  /// The text that touches the node from behind.
  var textAfter: String? { neighbour({ $0.next }, { $0.firstChild }) }

  private func neighbour(_ sibling: (Node) -> Node?, _ child: (Node) -> Node?) -> String? {
    var place = self
    while sibling(place) == nil, let parent = place.parent, parent.isTransparent { place = parent }
    guard var found = sibling(place) else { return nil }
    while found.isTransparent, let inner = child(found) { found = inner }
    return found.kind == .text || found.kind == .code ? found.literal : nil
  }

  /// Whether the node only marks text and adds nothing to it.
  private var isTransparent: Bool {
    [.emphasis, .strong, .link, .strikethrough].contains(kind)
  }

  /// Whether the node is part of an image's text, which shows no markup.
  var isInsideImage: Bool {
    var place = parent
    while let node = place {
      if node.kind == .image { return true }
      place = node.parent
    }
    return false
  }
}
