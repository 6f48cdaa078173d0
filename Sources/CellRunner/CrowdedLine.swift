import SwiftSyntax

/// Broken code that would keep SwiftSyntax's own messages busy for minutes.
///
/// To describe a mistake they go back to the start of its line, and at each token of it past all of its
/// siblings: the time grows with the third power of what a line holds.
enum CrowdedLine {
  /// More than people write on a line, and little enough for a tenth of a second.
  private static let mostTokens = 500
  private static let mostMistakes = 20

  /// The first mistake of a line that has too many of them among too many tokens.
  static func firstMistake(in tree: some SyntaxProtocol) -> AbsolutePosition? {
    var tokens = 0
    var mistakes = 0
    var first: AbsolutePosition?
    var open: [(node: Syntax, isUnexpected: Bool)] = [(Syntax(tree), false)]
    while let (node, isUnexpected) = open.popLast() {
      guard let token = node.as(TokenSyntax.self) else {
        let isUnexpected = isUnexpected || node.is(UnexpectedNodesSyntax.self)
        open += node.children(viewMode: .all).reversed().map { ($0, isUnexpected) }
        continue
      }
      if token.leadingTrivia.contains(where: \.isNewline) {
        (tokens, mistakes, first) = (0, 0, nil)
      }
      tokens += 1
      if isUnexpected || token.presence == .missing {
        mistakes += 1
        first = first ?? token.positionAfterSkippingLeadingTrivia
      }
      if tokens > mostTokens, mistakes > mostMistakes { return first }
    }
    return nil
  }
}
