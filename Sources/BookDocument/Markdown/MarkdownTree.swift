import CCMarkGFM
import Glibc
import Synchronization

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
    root = Self.finish(parser, parsing: text)
  }

  /// cmark-gfm notes the marks of its extensions in variables of the library while it parses: two
  /// documents parsed at once would lose each other's strikethrough.
  static let isParsing = Mutex(())

  private static func finish(_ parser: OpaquePointer, parsing text: String) -> OpaquePointer {
    var root = parser
    isParsing.withLock { _ in
      var text = text
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          cmark_parser_feed(parser, $0.baseAddress, $0.count)
        }
      }
      root = cmark_parser_finish(parser)
    }
    return root
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  /// The document itself.
  var document: Node? { Node(root) }

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
    for node in nodes(.link, .image) {
      let (url, title) = (node.url, node.title)
      let (rewrittenURL, rewrittenTitle) = (rewrite(url), rewrite(title))
      if rewrittenURL != url { node.setURL(rewrittenURL) }
      if rewrittenTitle != title { node.setTitle(rewrittenTitle) }
    }
    for node in nodes(.codeBlock) where node.isFenced {
      let info = node.fenceInfo
      let rewritten = rewrite(info)
      if rewritten != info { node.setFenceInfo(rewritten) }
    }
  }

  /// The document as cmark-gfm's safe mode renders it, with alignment of tables as a class.
  func html() -> [UInt8] {
    let list = cmark_parser_get_syntax_extensions(parser)
    guard let rendered = cmark_render_html(root, Self.options, list) else { return [] }
    defer { free(rendered) }
    var html = Array(UnsafeRawBufferPointer(start: rendered, count: strlen(rendered)))
    if !nodes(.table).isEmpty { html = TableAlignment.replacingAttributes(in: html) }
    return nodes(.footnoteDefinition).isEmpty
      ? html : html.withUnsafeBytes(FootnotePass.withChineseLabels)
  }
}
