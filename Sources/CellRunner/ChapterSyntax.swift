import BookDocument
import CellRecords

/// A chapter's cells as SwiftSyntax reads them: each is parsed once, whoever asks.
struct ChapterSyntax: Sendable {
  private let chapter: Chapter
  private let cells: [CellSyntax]

  /// Parses the cells.
  ///
  /// - Complexity: O(*n*) in the length of the code.
  init(_ chapter: Chapter) {
    self.chapter = chapter
    cells = chapter.cells.map { CellSyntax($0) }
  }

  /// The syntax of a cell of this chapter.
  subscript(_ cell: Cell) -> CellSyntax { cells[cell.index] }

  /// The mistakes that need no compiler: broken syntax, or else names that are used too early.
  var mistakes: [Diagnostic] {
    let mistakes =
      chapter.cells.filter(\.isInProgram).flatMap { self[$0].diagnostics }
      + chapter.inlineValues.flatMap(CellSyntax.diagnostics(of:))
    return mistakes.isEmpty ? NameOrder(chapter, self).diagnostics : mistakes
  }
}
