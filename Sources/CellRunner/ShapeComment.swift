import BookDocument
import CellRecords
import SwiftSyntax

/// The comment that teaching code puts after a line that changes a shape, such as `// [B, T, D]`.
struct ShapeComment: Sendable, Equatable {
  /// The entries between the brackets: letters, numbers or words.
  let entries: [String]
  /// The line and the column of the comment in the cell's code, counted from 1.
  let line: Int
  let column: Int

  /// The comment after a statement, on its last line; nil if there is none of this kind.
  init?(after item: CodeBlockItemSyntax, _ converter: SourceLocationConverter) {
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

  /// The name of each axis, an empty text for a number or a letter that is not one of the symbols.
  func axisNames(bySymbol names: [String: String]) -> [String] { entries.map { names[$0] ?? "" } }

  /// Whether a shape has as many axes as the comment says, and the sizes that it gives as numbers.
  func agrees(with shape: [Int]) -> Bool {
    entries.count == shape.count
      && zip(entries, shape).allSatisfy { entry, size in Int(entry).map { $0 == size } ?? true }
  }
}

extension Book {
  /// What the symbols in comments stand for: the names of the book's axes.
  var axisNamesBySymbol: [String: String] {
    let pairs = axes.flatMap { axis in axis.symbols.map { ($0, axis.name) } }
    return Dictionary(pairs) { first, _ in first }
  }
}

/// Compares the shapes that comments give with those of the run: a comment must not rot.
enum ShapeCheck {
  /// A warning for each comment that gives another shape than its variable had.
  static func warnings(
    about run: ChapterRun, of chapter: Chapter, _ syntax: ChapterSyntax
  ) -> [Diagnostic] {
    run.shapes.compactMap { shape in
      guard chapter.cells.indices.contains(shape.place.cell) else { return nil }
      let cell = chapter.cells[shape.place.cell]
      let binding = syntax[cell].bindings.first {
        $0.line == shape.place.line && $0.plainName == shape.name
      }
      guard let binding, binding.isAlone, let comment = binding.comment,
        !comment.agrees(with: shape.shape)
      else { return nil }
      let given = comment.entries.joined(separator: ", ")
      return Diagnostic(
        .shapeCommentWrong, at: cell.location(line: comment.line, column: comment.column),
        "the comment says [\(given)], but '\(shape.name)' has the shape \(shape.shape)",
        rule: "a comment that begins with '[' gives the shape of what its line binds")
    }
  }
}
