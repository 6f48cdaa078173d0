import CCMarkGFM
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
  var document: MarkdownNode? { MarkdownNode(root) }

  /// How deep quotes, lists and emphasis may lie within each other: what reads and writes them calls
  /// itself for each level.
  static let deepest = 100

  /// The line at which the document is nested more deeply, found without following it down.
  var tooDeepLine: Int? {
    guard let iterator = cmark_iter_new(root) else { return nil }
    defer { cmark_iter_free(iterator) }
    var depth = 0
    var line = 1
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, event != CMARK_EVENT_NONE else { return nil }
      guard let node = MarkdownNode(cmark_iter_get_node(iterator)) else { continue }
      if event == CMARK_EVENT_EXIT {
        depth -= 1
        continue
      }
      line = max(line, node.startLine)
      if depth > Self.deepest { return line }
      if !node.isLeaf { depth += 1 }
    }
  }
}
