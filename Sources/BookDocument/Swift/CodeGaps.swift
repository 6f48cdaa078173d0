import SwiftSyntax

/// What documentation leaves out of code that is only shown: `<#name#>`, or a body `{ ... }`.
enum CodeGaps {
  /// Whether code has one; in a text or a comment they are what they look like.
  static func areIn(_ code: String) -> Bool {
    guard code.contains("<#") || code.contains("...") && code.contains(/\{\s*\.\.\.\s*\}/) else {
      return false
    }
    let tokens = Array(SwiftTrees().tree(of: code).tokens(viewMode: .sourceAccurate))
    return tokens.indices.contains { index in
      let token = tokens[index]
      if case .stringSegment = token.tokenKind { return false }
      return token.text.hasPrefix("<#")
        || tokens[index...].prefix(3).map(\.text) == ["{", "...", "}"]
    }
  }
}
