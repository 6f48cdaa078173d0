/// What a macro of `book.yml` stands for.
enum MacroText {
  /// What is wrong with the text: braces that do not match would be reported at every formula.
  static func fault(in text: String) -> String? {
    guard text.utf8.count <= 1_000 else { return "is longer than 1000 bytes" }
    var depth = 0
    var isEscaped = false
    for character in text {
      if !isEscaped, character == "{" { depth += 1 }
      if !isEscaped, character == "}" { depth -= 1 }
      guard depth >= 0 else { return "closes a brace that it does not open" }
      isEscaped = character == "\\" && !isEscaped
    }
    return depth == 0 ? nil : "opens a brace that it does not close"
  }
}
