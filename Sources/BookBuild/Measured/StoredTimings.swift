import BookDocument
import CellRecords
import CellRunner

extension ChapterRunner.Outcome {
  /// The outcome with the stored measurements in the places of the cells that took them.
  func withMeasurements(of chapter: Chapter, in book: Book) -> Self {
    guard case .succeeded(var run, let warnings) = self,
      chapter.cells.contains(where: \.options.measured)
    else { return self }
    let measurements = Timings(of: chapter.slug, in: book)
    for cell in chapter.cells where cell.options.measured {
      run.outputs[cell.index] = measurements?.outputs(of: cell, in: chapter) ?? []
    }
    return .succeeded(run, warnings: warnings)
  }
}

extension BookLoader {
  /// Adds a mistake for each measured cell whose measurement is missing or belongs to other code.
  mutating func checkMeasurements() {
    for chapter in chapters where chapter.cells.contains(where: \.options.measured) {
      let measurements = Timings(of: chapter.slug, in: book)
      for cell in chapter.cells where cell.options.measured {
        guard measurements?.outputs(of: cell, in: chapter) == nil else { continue }
        let isKnown = measurements?.entries.contains { $0.cell == cell.name } ?? false
        add(
          Diagnostic(
            isKnown ? .timingStale : .timingMissing, at: cell.location,
            isKnown
              ? "the measurement of cell '\(cell.name)' belongs to other code"
              : "cell '\(cell.name)' has no measurement",
            rule: "a cell marked 'measured: true' shows the last measurement of its code",
            help: "run 'build-book measure --only \(chapter.slug)'"))
      }
    }
  }
}
