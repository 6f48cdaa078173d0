import CellRecords

/// Takes out the cells and the computed values, in reading order: a value sees the cells before it.
enum CodePass {
  private static let inlinePrefix = "{swift} "

  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.code, .codeBlock) {
      if node.kind == .code {
        if node.literal.hasPrefix(inlinePrefix), !node.isInsideImage {
          takeValue(node, draft: &draft)
        }
      } else if node.language == "swift" {
        takeCell(node, draft: &draft)
      }
    }
  }

  private static func takeCell(_ node: Node, draft: inout Draft) {
    let lines = node.literal.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let optionLines = Array(lines.prefix { $0.hasPrefix(CellOptionsParser.prefix) })
    var code = lines.dropFirst(optionLines.count)
    if code.last == "" { code.removeLast() }
    let firstLine = node.startLine + 1
    let indentation = indentation(of: lines, firstLine: firstLine, draft: draft)

    let place = draft.location(line: firstLine, column: indentation + 1)
    let options = CellOptionsParser.parse(optionLines, at: place, draft: &draft)
    let start = draft.location(line: firstLine + optionLines.count, column: indentation + 1)
    draft.cells.append(
      Cell(
        index: draft.cells.count, code: code.joined(separator: "\n"), location: start,
        options: options))
    node.replace(with: Placeholder.bytes(.cell, draft.cells.count - 1), isBlock: true)
  }

  /// How many bytes of a list's or quote's indentation cmark took from the cell's lines: the
  /// compiler's columns are those of the original.
  private static func indentation(of lines: [String], firstLine: Int, draft: Draft) -> Int {
    for (offset, line) in lines.enumerated() where !line.isEmpty {
      guard let original = draft.source.line(firstLine + offset) else { return 0 }
      return original.hasSuffix(line) ? original.utf8.count - line.utf8.count : 0
    }
    return 0
  }

  private static func takeValue(_ node: Node, draft: inout Draft) {
    let expression = String(node.literal.dropFirst(inlinePrefix.count))
    let last = draft.inlineValues.last
    let after = last.flatMap { $0.location.line == node.startLine ? $0.location.column : nil } ?? 0
    var location = draft.location(of: node.literal, line: node.startLine, after: after)
    location.column += inlinePrefix.utf8.count
    let index = draft.inlineValues.count
    draft.inlineValues.append(
      InlineValue(
        index: index, cellsBefore: draft.cells.count, expression: expression, location: location))
    node.replace(with: Placeholder.bytes(.inlineValue, index), isBlock: false)
  }
}
