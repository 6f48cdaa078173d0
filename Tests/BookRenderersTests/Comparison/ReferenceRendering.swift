import CCMarkGFM
import Platform

@testable import BookDocument

/// What cmark-gfm itself makes of a text in its safe mode, with the extensions of a chapter.
struct ReferenceRendering {
  let html: String
  /// The raw HTML of the text in order, each with whether it is a block.
  let rawHTML: [(text: String, isBlock: Bool)]

  init(_ markdown: String) {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES
    let parser = cmark_parser_new(options)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    var root: OpaquePointer?
    MarkdownTree.isParsing.withLock { _ in
      cmark_parser_feed(parser, markdown, markdown.utf8.count)
      root = cmark_parser_finish(parser)
    }
    defer { cmark_node_free(root) }
    let rendered = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser))
    defer { free(rendered) }
    html = rendered.map { String(cString: $0) } ?? ""
    rawHTML = Self.rawHTML(of: root)
  }

  private static func rawHTML(of root: OpaquePointer?) -> [(text: String, isBlock: Bool)] {
    var found: [(text: String, isBlock: Bool)] = []
    // The text of an image is no markup: cmark-gfm itself escapes what stands there.
    var images = 0
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { return found }
      let node = cmark_iter_get_node(iterator)
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_IMAGE { images += event == CMARK_EVENT_ENTER ? 1 : -1 }
      guard event == CMARK_EVENT_ENTER, images == 0,
        type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE
      else { continue }
      let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      found.append((literal, type == CMARK_NODE_HTML_BLOCK))
    }
  }
}
