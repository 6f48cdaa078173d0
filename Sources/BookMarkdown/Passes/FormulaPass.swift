import BookModel

/// Takes out formulas in GitHub's notation: `` $`…`$ `` in a sentence and fenced `math` blocks.
enum FormulaPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.code, .codeBlock) {
      if node.kind == .code {
        takeInline(node, draft: &draft)
      } else if node.language == "math" {
        let location = draft.location(line: node.startLine + 1)
        take(node, source: node.literal, isBlock: true, at: location, draft: &draft)
      }
    }
  }

  private static func takeInline(_ node: Node, draft: inout Draft) {
    guard let before = node.previous, before.kind == .text,
      let after = node.next, after.kind == .text,
      before.literal.hasSuffix("$"), after.literal.hasPrefix("$")
    else { return }
    before.setLiteral(String(before.literal.dropLast()))
    after.setLiteral(String(after.literal.dropFirst()))
    let source = node.literal
    let location = draft.location(of: source, line: node.startLine)
    take(node, source: source, isBlock: false, at: location, draft: &draft)
  }

  private static func take(
    _ node: Node, source: String, isBlock: Bool, at location: SourceLocation,
    draft: inout Draft
  ) {
    draft.formulas.append(Formula(source: source, isBlock: isBlock, location: location))
    let mark = Placeholder.bytes(.formula, draft.formulas.count - 1)
    node.replace(with: mark, isBlock: isBlock)
  }
}
