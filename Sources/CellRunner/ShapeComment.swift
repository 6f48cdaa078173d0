import SwiftSyntax

/// The comment that teaching code puts behind a line that changes a shape, such as `// [B, T, D]`.
enum ShapeComment {
  /// What the letters of the field stand for.
  private static let names = [
    "B": "批", "H": "头", "T": "步", "S": "步", "Tq": "查询", "Tk": "键", "D": "维", "d": "维",
    "V": "词表",
  ]

  /// The name of each axis, an empty text for a number or a letter of another meaning; none without
  /// such a comment.
  static func axisNames(in trivia: Trivia) -> [String] {
    for case .lineComment(let comment) in trivia {
      let text = comment.drop { $0 == "/" || $0 == " " }
      guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { continue }
      let entries = text[text.index(after: text.startIndex)..<end]
        .split(separator: ",", omittingEmptySubsequences: false)
      return entries.map { entry in
        names[String(entry.filter { $0 != " " })] ?? ""
      }
    }
    return []
  }
}
