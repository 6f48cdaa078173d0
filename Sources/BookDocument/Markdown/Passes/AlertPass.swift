import CellRecords

/// Makes boxes of quotes that start with a marker, GitHub's `> [!NOTE]` and our `> [!ERRATUM]`; what
/// stands behind the marker on its line is the box's own title.
enum AlertPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for quote in tree.nodes(.blockQuote) {
      guard let paragraph = quote.firstChild, paragraph.kind == .paragraph,
        let first = paragraph.firstChild, first.kind == .text, first.literal.hasPrefix("[!"),
        let match = first.literal.prefixMatch(of: /\[!(\w+)\](?:[ \t]+|$)/)
      else { continue }
      let name = String(match.1)
      let line = draft.source.line(quote.startLine) ?? ""
      guard !line.contains("\\[!\(name)") else { continue }
      guard let kind = AlertKind(rawValue: name.uppercased()) else {
        report(name, line: quote.startLine, draft: &draft)
        continue
      }
      first.setLiteral(String(first.literal[match.range.upperBound...]))
      replace(quote, with: kind, paragraph: paragraph)
    }
  }

  private static func replace(_ quote: Node, with kind: AlertKind, paragraph: Node) {
    let name = kind.rawValue.lowercased()
    let enter = "<aside class=\"alert alert-\(name)\" role=\"note\" aria-label=\"\(kind.title)\">"
    let lead = "<p class=\"alert-title\"><span class=\"alert-kind\">\(kind.title)</span> "
    guard let box = Node.custom(Array(enter.utf8), exit: Array("</aside>".utf8), isBlock: true),
      let title = Node.custom(Array(lead.utf8), exit: Array("</p>".utf8), isBlock: true)
    else { return }
    quote.insertBefore(box)
    box.append(title)
    for child in paragraph.children {
      let isEnd = child.kind == .softbreak || child.kind == .linebreak
      if isEnd {
        child.remove()
        break
      }
      child.unlink()
      title.append(child)
    }
    if paragraph.firstChild == nil { paragraph.remove() }
    for child in quote.children {
      child.unlink()
      box.append(child)
    }
    quote.remove()
  }

  private static func report(_ name: String, line: Int, draft: inout Draft) {
    var location = draft.location(of: "[!\(name)]", line: line)
    location.column += 2
    draft.diagnostics.append(
      Diagnostic(
        .boxUnknown, at: location, "unknown kind of box '\(name)'",
        rule: "a quote that starts with '[!…]' is a box",
        help: DidYouMean.help(for: name.uppercased(), allowed: AlertKind.allCases.map(\.rawValue))))
  }
}
