import CCMarkGFM
import CellRecords

/// Reads a Markdown text into blocks that no longer need cmark.
///
/// It is the same parser with the same rules for Chinese that a chapter is read with.
public enum MarkdownReader {
  /// The blocks of a text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func blocks(of text: String) -> [MarkdownBlock] {
    let emphasis = ChineseEmphasis(text)
    let tree = MarkdownTree(parsing: emphasis.text)
    tree.rewriteTexts(emphasis.unmarked)
    var draft = Draft(source: SourceText(path: "", text: text), slug: "", slugs: [])
    SoftBreakPass.run(on: tree, draft: &draft)
    return tree.document.map { children(of: $0).compactMap(block(of:)) } ?? []
  }

  private static func block(of node: Node) -> MarkdownBlock? {
    switch node.kind {
    case .heading: return .heading(node.headingLevel, inlines(of: node))
    case .paragraph: return .paragraph(inlines(of: node))
    case .codeBlock: return .code(language: node.language, text: node.literal)
    case .htmlBlock: return .html(node.literal)
    case .table:
      return .table(children(of: node).map { row in children(of: row).map(inlines(of:)) })
    default: break
    }
    switch cmark_node_get_type(node.pointer) {
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    case CMARK_NODE_BLOCK_QUOTE: return .quote(blocks(in: node))
    case CMARK_NODE_LIST: return list(node)
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnote(node.literal, blocks(in: node))
    default:
      let inner = blocks(in: node)
      return inner.isEmpty ? nil : .quote(inner)
    }
  }

  private static func list(_ node: Node) -> MarkdownBlock {
    let isOrdered = cmark_node_get_list_type(node.pointer) == CMARK_ORDERED_LIST
    return .list(
      first: isOrdered ? Int(cmark_node_get_list_start(node.pointer)) : nil,
      isTight: cmark_node_get_list_tight(node.pointer) != 0, items: children(of: node).map(item))
  }

  /// A list's item; a task's box becomes part of its text.
  private static func item(_ node: Node) -> [MarkdownBlock] {
    var inner = blocks(in: node)
    guard String(cString: cmark_node_get_type_string(node.pointer)) == "tasklist" else {
      return inner
    }
    let isDone = cmark_gfm_extensions_get_tasklist_item_checked(node.pointer)
    if case .paragraph(let text) = inner.first {
      inner[0] = .paragraph([.text(isDone ? "[x] " : "[ ] ")] + text)
    }
    return inner
  }

  private static func blocks(in node: Node) -> [MarkdownBlock] {
    children(of: node).compactMap(block(of:))
  }

  private static func inlines(of node: Node) -> [MarkdownInline] {
    children(of: node).map(inline(of:))
  }

  private static func inline(of node: Node) -> MarkdownInline {
    switch node.kind {
    case .text, .htmlInline: return .text(node.literal)
    case .code: return .code(node.literal)
    case .link: return .link(node.url, inlines(of: node))
    case .image: return .image(node.url, inlines(of: node))
    case .softbreak: return .softBreak
    case .linebreak: return .lineBreak
    default: break
    }
    if cmark_node_get_type(node.pointer) == CMARK_NODE_FOOTNOTE_REFERENCE {
      return .footnote(node.literal)
    }
    return .marked(inlines(of: node))
  }

  private static func children(of node: Node) -> [Node] {
    var found: [Node] = []
    var child = node.firstChild
    while let node = child {
      found.append(node)
      child = node.next
    }
    return found
  }
}
