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
}
