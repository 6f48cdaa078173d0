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

extension Unicode.Scalar {
  /// Whether the character is a 汉字 or full-width punctuation; Korean has spaces between words.
  fileprivate var isChinese: Bool {
    switch value {
    case 0x2E80...0x2FDF, 0x3000...0x30FF, 0x31C0...0x31EF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Dashes, quotes and the ellipsis, which Chinese shares with Latin text.
  fileprivate var isSharedPunctuation: Bool {
    [0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026].contains(value)
  }
}
