import BookDocument
import SwiftSyntax

/// Where the comments `// …` of code are, which texts and comments of other kinds only seem to have.
enum SourceComments {
  /// The start of a comment: lines below the first, and bytes before it in its line.
  struct Start: Hashable {
    var line: Int
    var column: Int
  }

  static func starts(in code: String) -> Set<Start> {
    let tree = SwiftTrees().tree(of: code)
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    var starts: Set<Start> = []
    for token in tree.tokens(viewMode: .sourceAccurate) {
      note(token.leadingTrivia, at: token.position)
      note(token.trailingTrivia, at: token.endPositionBeforeTrailingTrivia)
    }
    return starts

    func note(_ trivia: Trivia, at start: AbsolutePosition) {
      var position = start
      for piece in trivia {
        if case .lineComment = piece {
          let place = converter.location(for: position)
          starts.insert(Start(line: place.line - 1, column: place.column - 1))
        }
        position += piece.sourceLength
      }
    }
  }
}
