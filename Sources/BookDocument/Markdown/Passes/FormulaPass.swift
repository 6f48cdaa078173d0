import CellRecords

/// Takes out formulas in GitHub's notation: `` $`…`$ `` in a sentence and fenced `math` blocks.
///
/// A block whose fence is `` ```math {#eq-loss} `` is numbered, and references can name it.
enum FormulaPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    var last = SourceLocation(path: draft.source.path, line: 0)
    for node in tree.nodes(.code, .codeBlock) {
      if node.kind == .code {
        takeInline(node, after: &last, draft: &draft)
      } else if node.language == "math" {
        takeBlock(node, draft: &draft)
      }
    }
  }

  private static func takeInline(
    _ node: Node, after last: inout SourceLocation, draft: inout Draft
  ) {
    guard let before = node.previous, before.kind == .text,
      let after = node.next, after.kind == .text,
      before.literal.hasSuffix("$"), after.literal.hasPrefix("$"), !node.isInsideImage
    else { return }
    before.setLiteral(String(before.literal.dropLast()))
    after.setLiteral(String(after.literal.dropFirst()))
    let source = node.literal
    let column = last.line == node.startLine ? last.column : 0
    let lines = FormulaPlaces.lines(
      of: source, from: node.startLine, after: column, in: draft.source)
    last = lines.first?.location ?? last
    let formula = Formula(source: source, isBlock: false, lines: lines)
    take(node, formula, draft: &draft)
  }

  private static func takeBlock(_ node: Node, draft: inout Draft) {
    let source = node.literal
    var label: String?
    if let (_, name) = LabelSyntax.split(node.fenceInfo) {
      label = LabelSyntax.note(name, line: node.startLine, draft: &draft)
    } else if node.fenceInfo.trimming() != "math" {
      let rest = node.fenceInfo.dropFirst("math".count).trimming()
      draft.diagnostics.append(
        Diagnostic(
          .mathFenceInvalid, at: draft.location(of: rest, line: node.startLine),
          "'\(rest)' behind 'math' is no label", rule: "a numbered formula is '```math {#eq-name}'")
      )
    }
    if let label, let place = draft.labels.last?.location {
      draft.targets.append(Target(.equation, label: label, location: place))
    }
    let lines = FormulaPlaces.lines(ofBlock: source, from: node.startLine + 1, in: draft.source)
    let formula = Formula(source: source, isBlock: true, lines: lines, label: label)
    take(node, formula, draft: &draft)
  }

  private static func take(_ node: Node, _ formula: Formula, draft: inout Draft) {
    draft.formulas.append(formula)
    let mark = Placeholder.bytes(.formula, draft.formulas.count - 1)
    node.replace(with: mark, isBlock: formula.isBlock)
  }
}
