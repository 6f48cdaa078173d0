/// Reads `{#label}` at the end of a heading, a table's caption or a formula's fence.
enum LabelSyntax {
  /// A text without the label at its end, and the label; nothing if it ends in none.
  static func split(_ text: String) -> (rest: String, label: String)? {
    guard text.hasSuffix("}") || text.contains("{#"),
      let match = text.firstMatch(of: /[ \t]*\{#([^{}]*)\}[ \t]*$/)
    else { return nil }
    return (String(text[..<match.range.lowerBound]), String(match.1))
  }

  /// What is wrong with a label, if anything.
  static func diagnostic(of label: Label) -> Diagnostic? {
    let range = SourceRange(of: label.name, at: label.location)
    guard Label.isPlain(label.name) else {
      return Diagnostic(
        .labelInvalid, in: range, "'\(label.name)' cannot be a label",
        rule: "a label has \(Label.rule)")
    }
    guard !Label.isReserved(label.name) else {
      return Diagnostic(
        .labelReserved, in: range, "the label '\(label.name)' is reserved",
        rule: Label.reservedRule)
    }
    return nil
  }
}
