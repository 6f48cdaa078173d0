import BookModel

/// Notes the headings and gives each an anchor that a link can name.
enum HeadingPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    var taken: [String: Int] = [:]
    for node in tree.nodes(.heading) {
      let text = node.plainText
      let id = unique(identifier(of: text), in: &taken)
      draft.headings.append(Heading(level: node.headingLevel, text: text, id: id))
      let escaped = id.htmlEscaped
      let anchor =
        "<a class=\"anchor\" id=\"\(escaped)\" href=\"#\(escaped)\" aria-label=\"本节链接\">#</a>"
      if let custom = Node.custom(Array(anchor.utf8), isBlock: false) {
        node.append(custom)
      }
    }
  }

  /// Letters, digits and 汉字 stay, what is between them becomes one hyphen.
  static func identifier(of text: String) -> String {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? "section" : words.joined(separator: "-")
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
