import BookDocument
import CellRecords

/// Compares the shapes that comments tell with those of the run: a comment must not rot.
enum ShapeCheck {
  /// A warning for each comment that tells another shape than its variable had.
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
      let told = comment.entries.joined(separator: ", ")
      return Diagnostic(
        .shapeCommentWrong, at: cell.location(line: comment.line, column: comment.column),
        "the comment says [\(told)], but '\(shape.name)' has the shape \(shape.shape)",
        rule: "a comment that begins with '[' tells the shape of what its line binds")
    }
  }
}
