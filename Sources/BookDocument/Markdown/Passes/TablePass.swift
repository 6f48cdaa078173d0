import CellRecords

/// Puts every table into a box of its own that scrolls when the page is narrow, and gives it the
/// caption that the paragraph before or behind it holds: `表：标题 {#tbl-words}`.
enum TablePass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.table) {
      let caption = caption(beside: node)
      let box = node.wrap(enter: "<div class=\"table-scroll\" tabindex=\"0\">", exit: "</div>")
      if let box, let caption { add(caption, to: box, draft: &draft) }
    }
    for node in tree.nodes(.paragraph) {
      guard let last = node.lastChild, last.kind == .text,
        let (_, label) = LabelSyntax.split(last.literal)
      else { continue }
      reportStray(label, line: node.endLine, draft: &draft)
    }
  }

  /// A label that nothing takes stays in the text, where a reader sees it.
  private static func reportStray(_ label: String, line: Int, draft: inout Draft) {
    draft.diagnostics.append(
      Diagnostic(
        .labelStray, at: draft.location(of: "{#\(label)}", line: line),
        "the label '{#\(label)}' belongs to nothing and is shown as text",
        rule: "a label ends a heading, a '```math' line or a table's caption",
        help: "a caption is a paragraph '表：… {#\(label)}' right before or behind its table"))
  }

  private static func caption(beside table: Node) -> Node? {
    [table.previous, table.next].compactMap(\.self).first {
      $0.kind == .paragraph && $0.firstChild?.kind == .text
        && ($0.firstChild?.literal.hasPrefix("表：") ?? false)
        && $0.lastChild?.kind == .text
        && LabelSyntax.split($0.lastChild?.literal ?? "") != nil
    }
  }

  private static func add(_ caption: Node, to box: Node, draft: inout Draft) {
    guard let last = caption.lastChild, let (rest, name) = LabelSyntax.split(last.literal) else {
      return
    }
    last.setLiteral(rest)
    if let first = caption.firstChild {
      first.setLiteral(String(first.literal.dropFirst("表：".count)))
    }
    guard let label = LabelSyntax.note(name, line: caption.endLine, draft: &draft),
      let place = draft.labels.last?.location
    else { return }
    draft.targets.append(Target(.table, label: label, location: place))
    // The number in the caption is a reference of the table to itself.
    draft.references.append(Reference(label: label, location: place))
    let number = Placeholder.bytes(.reference, draft.references.count - 1)
    let figure = box.wrap(enter: "<figure class=\"figure\" id=\"\(label)\">", exit: "</figure>")
    let lead =
      Array("<figcaption><span class=\"figure-number\">".utf8) + number + Array("</span> ".utf8)
    guard let figure,
      let text = Node.custom(lead, exit: Array("</figcaption>".utf8), isBlock: true)
    else { return }
    for child in caption.children {
      child.unlink()
      text.append(child)
    }
    caption.remove()
    figure.append(text)
  }
}
