import SwiftSyntax

/// The comment that teaching code puts behind a line that changes a shape, such as `// [B, T, D]`.
struct ShapeComment: Sendable, Equatable {
  /// What the letters of the field stand for.
  private static let names = [
    "B": "批", "H": "头", "T": "步", "S": "步", "Tq": "查询", "Tk": "键", "D": "维", "d": "维",
    "V": "词表",
  ]

  /// The entries between the brackets: letters, numbers or words.
  let entries: [String]
  /// The line and the column of the comment in the cell's code, counted from 1.
  let line: Int
  let column: Int

  /// The comment behind a statement, on its last line; nil if there is none of this kind.
  init?(behind item: CodeBlockItemSyntax, _ converter: SourceLocationConverter) {
    var position = item.endPositionBeforeTrailingTrivia
    for piece in item.trailingTrivia {
      if case .lineComment(let comment) = piece, let entries = Self.entries(of: comment) {
        let place = converter.location(for: position)
        self.entries = entries
        (line, column) = (place.line, place.column)
        return
      }
      position += piece.sourceLength
    }
    return nil
  }

  private static func entries(of comment: String) -> [String]? {
    let text = comment.drop { $0 == "/" || $0 == " " }
    guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return nil }
    let inner = text[text.index(after: text.startIndex)..<end]
    guard inner.contains(where: { $0 != " " }) else { return [] }
    return inner.split(separator: ",", omittingEmptySubsequences: false)
      .map { entry in String(entry.filter { $0 != " " }) }
  }

  /// The name of each axis, an empty text for a number or a letter of another meaning.
  var axisNames: [String] { entries.map { Self.names[$0] ?? "" } }

  /// Whether a shape has as many axes as the comment says, and the sizes that it gives as numbers.
  func agrees(with shape: [Int]) -> Bool {
    entries.count == shape.count
      && zip(entries, shape).allSatisfy { entry, size in Int(entry).map { $0 == size } ?? true }
  }
}
