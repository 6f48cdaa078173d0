import BookDocument
import CellRecords
import CellRunner

extension ChapterRunner.Outcome {
  /// The outcome with the stored timings in the places of the cells that took them; where there is none,
  /// the page of a build that keeps going says so.
  func withTimings(of chapter: Chapter, in book: Book) -> Self {
    guard case .succeeded(var run, let warnings) = self,
      chapter.cells.contains(where: \.options.measured)
    else { return self }
    let timings = Timings(of: chapter.slug, in: book)
    for cell in chapter.cells where cell.options.measured {
      run.outputs[cell.index] =
        timings?.outputs(of: cell, in: chapter, book.phrases)
        ?? [.expectedFailure(Timings.failure(of: cell, in: chapter, timings))]
    }
    return .succeeded(run, warnings: warnings)
  }
}

extension Timings {
  /// The measured cells whose timing is missing or belongs to other code.
  static func diagnostics(of chapter: Chapter, in book: Book) -> [Diagnostic] {
    let cells = chapter.cells.filter(\.options.measured)
    guard !cells.isEmpty else { return [] }
    let timings = Timings(of: chapter.slug, in: book)
    return cells.compactMap { cell in
      guard timings?.outputs(of: cell, in: chapter, book.phrases) == nil else { return nil }
      return diagnostic(of: cell, in: chapter, timings)
    }
  }

  fileprivate static func failure(
    of cell: Cell, in chapter: Chapter, _ timings: Timings?
  ) -> ExpectedFailure {
    let diagnostic = diagnostic(of: cell, in: chapter, timings)
    let help = diagnostic.help.map { "\n\($0)" } ?? ""
    return ExpectedFailure(.mistake, text: diagnostic.message + help)
  }

  private static func diagnostic(
    of cell: Cell, in chapter: Chapter, _ timings: Timings?
  ) -> Diagnostic {
    let isKnown = timings?.entries.contains { $0.cell == cell.name } ?? false
    return Diagnostic(
      isKnown ? .timingStale : .timingMissing, at: cell.location,
      isKnown
        ? "the measurement of cell '\(cell.name)' belongs to other code"
        : "cell '\(cell.name)' has no measurement",
      rule: "a cell marked 'measured: true' shows the last measurement of its code",
      help: "run 'build-book measure --only \(chapter.slug)'")
  }
}
