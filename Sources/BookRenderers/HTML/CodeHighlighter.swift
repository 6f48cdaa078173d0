import BookDocument
import SwiftIDEUtils
import SwiftSyntax

/// Colours Swift code as SwiftSyntax reads it.
enum CodeHighlighter {
  /// The code as HTML with a span around each token that has a colour.
  static func html(of code: String, trees: SwiftTrees) -> String {
    let bytes = Array(code.utf8)
    var html = ""
    var position = 0
    for token in trees.tree(of: code).classifications {
      html += text(bytes[position..<token.range.lowerBound.utf8Offset])
      let piece = text(bytes[token.range.lowerBound.utf8Offset..<token.range.upperBound.utf8Offset])
      html += className(of: token.kind).map { "<span class=\"\($0)\">\(piece)</span>" } ?? piece
      position = token.range.upperBound.utf8Offset
    }
    return html + text(bytes[position...])
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).htmlEscaped
  }

  // Short names: a chapter has a thousand of them.
  private static func className(of kind: SyntaxClassification) -> String? {
    switch kind {
    case .keyword, .ifConfigDirective: "kw"
    case .stringLiteral, .regexLiteral: "str"
    case .integerLiteral, .floatLiteral: "num"
    case .lineComment, .blockComment, .docLineComment, .docBlockComment: "cmt"
    case .type: "typ"
    case .attribute: "att"
    default: nil
    }
  }
}
