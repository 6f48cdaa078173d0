import CCMarkGFM

/// A node of a `MarkdownTree`: what the passes ask of it and do to it.
///
/// The tree owns the node; a `Node` is used only while its tree lives.
struct Node: Equatable {
  /// The kinds of node that the passes know.
  enum Kind {
    case text, code, link, image, emphasis, strong, strikethrough, softbreak, linebreak
    case paragraph, heading, blockQuote, table, codeBlock, htmlBlock, htmlInline
    case footnoteReference, footnoteDefinition
  }

  let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  /// The node's kind, or nothing for a kind that no pass looks at.
  var kind: Kind? {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_SOFTBREAK: .softbreak
    case CMARK_NODE_LINEBREAK: .linebreak
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_HTML_INLINE: .htmlInline
    default: extensionKind
    }
  }

  /// The types of extensions are variables of a C library, which only their names tell safely.
  private var extensionKind: Kind? {
    switch String(cString: cmark_node_get_type_string(pointer)) {
    case "table": .table
    case "strikethrough": .strikethrough
    default: nil
    }
  }

  var isFenced: Bool {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    return cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
  }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var literal: String { Self.string(cmark_node_get_literal(pointer)) }
  var url: String { Self.string(cmark_node_get_url(pointer)) }
  var title: String { Self.string(cmark_node_get_title(pointer)) }
  /// All that stands behind a code block's opening fence.
  var fenceInfo: String { Self.string(cmark_node_get_fence_info(pointer)) }
  /// The first word after a code block's opening fence.
  var language: String { fenceInfo.split(separator: " ").first.map(String.init) ?? "" }

  var next: Node? { Node(cmark_node_next(pointer)) }
  var previous: Node? { Node(cmark_node_previous(pointer)) }
  var parent: Node? { Node(cmark_node_parent(pointer)) }
  var firstChild: Node? { Node(cmark_node_first_child(pointer)) }
  var lastChild: Node? { Node(cmark_node_last_child(pointer)) }

  /// The text of a node's descendants without markup.
  var plainText: String {
    switch kind {
    case .text, .code: return literal
    case .softbreak, .linebreak: return " "
    default: break
    }
    var text = ""
    var child = firstChild
    while let node = child {
      text += node.plainText
      child = node.next
    }
    return text
  }

  func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
  func setURL(_ url: String) { cmark_node_set_url(pointer, url) }
  func setTitle(_ title: String) { cmark_node_set_title(pointer, title) }
  func setFenceInfo(_ info: String) { cmark_node_set_fence_info(pointer, info) }
  func append(_ child: Node) { cmark_node_append_child(pointer, child.pointer) }

  /// Puts a placeholder in this node's place and frees the node.
  func replace(with mark: [UInt8], isBlock: Bool) {
    guard let custom = Node.custom(mark, isBlock: isBlock) else { return }
    if cmark_node_replace(pointer, custom.pointer) == 0 {
      // A table's cell takes no node of one's own; a text keeps the bytes of a placeholder.
      cmark_node_free(custom.pointer)
      guard let text = Node(cmark_node_new(CMARK_NODE_TEXT)) else { return }
      (mark + [0]).withUnsafeBytes {
        _ = cmark_node_set_literal(text.pointer, $0.bindMemory(to: CChar.self).baseAddress)
      }
      cmark_node_replace(pointer, text.pointer)
    }
    cmark_node_free(pointer)
  }

  /// Puts a text in this node's place, which the renderer escapes, and frees the node.
  func replace(withText text: String) {
    guard let node = Node(cmark_node_new(CMARK_NODE_TEXT)) else { return }
    node.setLiteral(text)
    cmark_node_replace(pointer, node.pointer)
    cmark_node_free(pointer)
  }

  /// The node's children, taken down before any is moved.
  var children: [Node] {
    var found: [Node] = []
    var child = firstChild
    while let node = child {
      found.append(node)
      child = node.next
    }
    return found
  }

  /// Takes the node out of its place; it must be put into another.
  func unlink() { cmark_node_unlink(pointer) }

  /// Puts another node before this one.
  func insertBefore(_ node: Node) { cmark_node_insert_before(pointer, node.pointer) }

  /// Puts the node into a box that renders as `enter`, the node, `exit`.
  @discardableResult
  func wrap(enter: String, exit: String) -> Node? {
    let box = Node.custom(Array(enter.utf8), exit: Array(exit.utf8), isBlock: true)
    guard let box else { return nil }
    cmark_node_insert_before(pointer, box.pointer)
    cmark_node_append_child(box.pointer, pointer)
    return box
  }

  /// Takes the node out of its document and frees it.
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  /// A node that renders as the given bytes, whatever they are, then its children, then `exit`.
  static func custom(_ enter: [UInt8], exit: [UInt8] = [], isBlock: Bool) -> Node? {
    let type = isBlock ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_CUSTOM_INLINE
    guard let node = Node(cmark_node_new(type)) else { return nil }
    (enter + [0]).withUnsafeBytes {
      _ = cmark_node_set_on_enter(node.pointer, $0.bindMemory(to: CChar.self).baseAddress)
    }
    (exit + [0]).withUnsafeBytes {
      _ = cmark_node_set_on_exit(node.pointer, $0.bindMemory(to: CChar.self).baseAddress)
    }
    return node
  }

  /// A text of the given bytes, which may be no UTF-8.
  private static func text(_ bytes: [UInt8]) -> Node? {
    guard let node = Node(cmark_node_new(CMARK_NODE_TEXT)) else { return nil }
    (bytes + [0]).withUnsafeBytes {
      _ = cmark_node_set_literal(node.pointer, $0.bindMemory(to: CChar.self).baseAddress)
    }
    return node
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
