/// Reads `{#label}` at the end of a heading, a table's caption or a formula's fence.
enum LabelSyntax {
  /// A text without the label at its end, and the label; nothing if it ends in none.
  static func split(_ text: String) -> (rest: String, label: String)? {
    // From the end, so that each character is looked at once.
    let bytes = text.utf8
    guard let end = bytes.lastIndex(where: { !isBlank($0) }), bytes[end] == UInt8(ascii: "}"),
      let brace = bytes[..<end].lastIndex(where: {
        $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}")
      }),
      bytes[brace] == UInt8(ascii: "{"), bytes[bytes.index(after: brace)] == UInt8(ascii: "#")
    else { return nil }
    let rest = bytes[..<brace].lastIndex { !isBlank($0) }.map { bytes.index(after: $0) }
    let name = text[bytes.index(brace, offsetBy: 2)..<end]
    return (String(text[..<(rest ?? text.startIndex)]), String(name))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
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
