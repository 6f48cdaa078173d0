import CCMarkGFM
import Glibc

/// A parsed Markdown document; owns every pointer that cmark-gfm hands out.
final class MarkdownTree {
  private let root: OpaquePointer
  private let parser: OpaquePointer
  private static let options = CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES

  /// The extensions of GitHub Flavored Markdown but its tag filter: raw HTML never reaches the page.
  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

  init(parsing text: String) {
    _ = Self.registration
    parser = cmark_parser_new(Self.options)
    for name in Self.extensions {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    var text = text
    text.withUTF8 { [parser] bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    root = cmark_parser_finish(parser)
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  /// All nodes of these kinds in reading order, taken down before any is changed.
  func nodes(_ kinds: Node.Kind...) -> [Node] {
    var found: [Node] = []
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { return found }
      guard event == CMARK_EVENT_ENTER, let node = Node(cmark_iter_get_node(iterator)),
        let kind = node.kind, kinds.contains(kind)
      else { continue }
      found.append(node)
    }
  }

  /// Replaces every text of the document, in prose, code, HTML and link targets.
  func rewriteTexts(_ rewrite: (String) -> String) {
    for node in nodes(.text, .code, .codeBlock, .htmlBlock, .htmlInline) {
      let text = node.literal
      let rewritten = rewrite(text)
      if rewritten != text { node.setLiteral(rewritten) }
    }
    for node in nodes(.link) {
      let url = node.url
      let rewritten = rewrite(url)
      if rewritten != url { node.setURL(rewritten) }
    }
  }

  /// The document as cmark-gfm's safe mode renders it, with alignment of tables as a class.
  func html() -> [UInt8] {
    let list = cmark_parser_get_syntax_extensions(parser)
    guard let rendered = cmark_render_html(root, Self.options, list) else { return [] }
    defer { free(rendered) }
    let html = Array(UnsafeRawBufferPointer(start: rendered, count: strlen(rendered)))
    return nodes(.table).isEmpty ? html : TableAlignment.replacingAttributes(in: html)
  }
}
