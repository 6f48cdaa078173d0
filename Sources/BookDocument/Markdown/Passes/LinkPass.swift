import CellRecords

/// Turns links between chapters, `07-summary.md#heading`, into links between pages, and notes what
/// each link leads to, so that it can be checked.
enum LinkPass {
  private static let dangerous: Set<String> = ["javascript", "vbscript", "data", "file"]

  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.link) {
      let url = node.url
      let location = draft.location(ofTarget: url, line: node.startLine)
      if let scheme = URLText.scheme(of: url) {
        if dangerous.contains(scheme) { reject(scheme, at: location, draft: &draft) }
      } else if url.hasPrefix("#") {
        let anchor = URLText.decoded(url.dropFirst())
        draft.links.append(PageLink(slug: draft.slug, anchor: anchor, location: location))
      } else if let (slug, anchor) = URLText.chapter(in: url) {
        link(node, to: slug, anchor: anchor, at: location, draft: &draft)
      } else if !URLText.isAbsolute(url) {
        let path = URLText.decoded(url.prefix { $0 != "#" && $0 != "?" })
        if !path.isEmpty { draft.files.append(LocalFile(path: path, location: location)) }
      }
    }
  }

  private static func link(
    _ node: Node, to slug: String, anchor: String, at location: SourceLocation,
    draft: inout Draft
  ) {
    guard draft.slugs.contains(slug) else {
      draft.diagnostics.append(
        Diagnostic(
          .linkChapterUnknown, at: location, "no chapter '\(slug).md' in this book",
          rule: "a link to a '.md' file names a chapter",
          help: DidYouMean.help(for: slug, allowed: draft.slugs)))
      return
    }
    let rest = node.url.drop { $0 != "#" }
    node.setURL("\(slug).html" + rest)
    if !anchor.isEmpty {
      draft.links.append(PageLink(slug: slug, anchor: anchor, location: location))
    }
  }

  private static func reject(_ scheme: String, at location: SourceLocation, draft: inout Draft) {
    draft.diagnostics.append(
      Diagnostic(
        .linkSchemeForbidden, at: location, "a link cannot lead to a '\(scheme):' address",
        rule: "a link leads to a chapter, a file of the repository or an address of the web",
        help: "write the address of a page, 'https://…'"))
  }
}
