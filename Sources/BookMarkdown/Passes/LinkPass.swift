import BookModel

/// Turns links between chapters, `07-summary.md#heading`, into links between pages.
enum LinkPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.link) {
      let url = node.url
      let path = url.prefix { $0 != "#" }
      guard path.hasSuffix(".md"), !url.contains(":"), !url.hasPrefix("//") else { continue }
      let slug = String(path.dropLast(3))
      if draft.slugs.contains(slug) {
        node.setURL("\(slug).html" + url.dropFirst(path.count))
      } else {
        draft.diagnostics.append(
          Diagnostic(
            .error, at: draft.location(of: url, line: node.startLine),
            "no chapter '\(path)' in this book", rule: "a link to a '.md' file names a chapter",
            help: Suggestion.help(for: slug, allowed: draft.slugs)))
      }
    }
  }
}
