import BookDocument
import CellRunner

/// What the chapters of a build gave.
struct ChapterRuns {
  let outcomes: [(chapter: Chapter, outcome: TimedOutcome)]
  /// The chapters that ran to their end, by their slugs.
  let built: [String: BuiltChapter]

  /// Collects outcomes; cells that take time show their stored timings.
  init(_ outcomes: [(Chapter, TimedOutcome)], in book: Book) {
    self.outcomes = outcomes.map { chapter, timed in
      var timed = timed
      timed.outcome = timed.outcome.withTimings(of: chapter, in: book)
      return (chapter, timed)
    }
    let built = self.outcomes.compactMap { chapter, timed -> (String, BuiltChapter)? in
      guard case .succeeded(let run, _) = timed.outcome else { return nil }
      return (chapter.slug, BuiltChapter(chapter, run: run))
    }
    self.built = Dictionary(built) { first, _ in first }
  }

  /// What the compiler and the processes of some chapters reported.
  func diagnostics(of slugs: Set<String>) -> [Diagnostic] {
    outcomes.filter { slugs.contains($0.chapter.slug) }.flatMap { _, timed in
      switch timed.outcome {
      case .failed(let errors): errors
      case .succeeded(_, let warnings): warnings
      }
    }
  }
}
