import CellRecords

/// Notes the headings and gives each an anchor that a link can name: `## 注意力 {#sec-attention}`.
enum HeadingPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    var heads: [(node: Node, text: String, label: String?)] = []
    // All labels first: an id made from a text must differ from each of them.
    for node in tree.nodes(.heading) {
      let label = takeLabel(of: node, draft: &draft)
      heads.append((node, node.plainText, label))
    }
    var taken = Dictionary(
      draft.labels.map { ($0.name, 1) }, uniquingKeysWith: { first, _ in first })
    for (node, text, label) in heads {
      let id = unique(identifier(of: text), in: &taken)
      let location = draft.location(line: node.startLine)
      let heading = Heading(
        level: node.headingLevel, text: text, textID: id, label: label, location: location)
      draft.headings.append(heading)
      if let custom = Node.custom(Array(anchor(of: heading).utf8), isBlock: false) {
        node.append(custom)
      }
    }
  }

  private static func takeLabel(of heading: Node, draft: inout Draft) -> String? {
    guard let last = heading.lastChild, last.kind == .text,
      let (rest, name) = LabelSyntax.split(last.literal)
    else { return nil }
    last.setLiteral(rest)
    return LabelSyntax.note(name, line: heading.startLine, draft: &draft)
  }

  /// The link that shows beside the heading; a labelled heading keeps the id of its text too, for
  /// links from before.
  private static func anchor(of heading: Heading) -> String {
    let id = heading.id.htmlEscaped
    let other = heading.label == nil ? "" : "<span id=\"\(heading.textID.htmlEscaped)\"></span>"
    return "\(other)<a class=\"anchor\" id=\"\(id)\" href=\"#\(id)\" aria-label=\"本节链接\">#</a>"
  }

  /// Letters, digits and 汉字 stay, what is between them becomes one hyphen.
  static func identifier(of text: String) -> String {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
    guard !words.isEmpty else { return "section" }
    let id = words.joined(separator: "-")
    return Label.isReserved(id) ? "section-\(id)" : id
  }

  private static func unique(_ id: String, in taken: inout [String: Int]) -> String {
    var candidate = id
    while let count = taken[candidate] {
      taken[candidate] = count + 1
      candidate = "\(id)-\(count + 1)"
    }
    taken[candidate] = 1
    return candidate
  }
}
