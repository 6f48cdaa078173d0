import CellRecords

/// Reads `{#label}` at the end of a heading, a table's caption or a formula's fence.
enum LabelSyntax {
  static let reservedRule =
    "a label is not 'content' and does not start with 'cell-', 'claim-', 'fn-' or 'fnref-'"

  /// A text without the label at its end, and the label; nothing if it ends in none.
  static func split(_ text: String) -> (rest: String, label: String)? {
    guard let match = text.firstMatch(of: /[ \t]*\{#([^{}]*)\}[ \t]*$/) else { return nil }
    return (String(text[..<match.range.lowerBound]), String(match.1))
  }

  /// Notes a label at its place in a line; a name that cannot be one is a mistake, and no label.
  static func note(_ label: String, line: Int, draft: inout Draft) -> String? {
    var location = draft.location(of: "{#\(label)}", line: line)
    location.column += 2
    guard Label.isPlain(label) else {
      draft.diagnostics.append(
        Diagnostic(
          .labelInvalid, at: location, "'\(label)' cannot be a label",
          rule: "a label has \(Label.rule)"))
      return nil
    }
    guard !Label.isReserved(label) else {
      draft.diagnostics.append(
        Diagnostic(
          .labelReserved, at: location, "the label '\(label)' is taken by the page itself",
          rule: reservedRule))
      return nil
    }
    draft.note(label: label, at: location)
    return label
  }
}
