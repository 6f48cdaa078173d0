import Yams

/// Reads what formulas may use besides TeX's own commands: `macros: {"\\R": "\\mathbb{R}"}`.
package enum MacroSettings {
  package struct Mistake {
    var message: String
    var mark: Mark?
    var help: String?
  }

  package static func read(_ node: Yams.Node) -> (macros: [String: String], mistakes: [Mistake]) {
    guard let mapping = node.mapping else {
      let help = #"write 'macros: {'\R': '\mathbb{R}'}'"#
      return ([:], [Mistake(message: "'macros' takes a mapping", mark: node.mark, help: help)])
    }
    var macros: [String: String] = [:]
    var mistakes: [Mistake] = []
    for (key, value) in mapping {
      let name = key.string ?? ""
      if name.wholeMatch(of: /\\(?:[A-Za-z]+|[^A-Za-z0-9\s])/) == nil {
        let help = #"write a backslash and letters, in single quotes: '\R'"#
        mistakes.append(
          Mistake(message: "'\(name)' cannot be the name of a macro", mark: key.mark, help: help))
      } else if value.scalar == nil {
        mistakes.append(
          Mistake(message: "the macro '\(name)' takes a text of TeX", mark: value.mark))
      } else if let text = value.scalar?.string, let fault = fault(in: text) {
        mistakes.append(Mistake(message: "the macro '\(name)' \(fault)", mark: value.mark))
      } else {
        macros[name] = value.scalar?.string
      }
    }
    return (macros, mistakes)
  }

  /// Braces that do not match would be reported at every formula that uses the macro.
  private static func fault(in text: String) -> String? {
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
