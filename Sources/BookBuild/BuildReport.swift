import BookDocument
import CellRunner
import RunStore

/// What a build gave.
package struct BuildReport: Sendable {
  /// Every problem, in the order in which it was found.
  package var diagnostics: [Diagnostic]
  /// The chapters whose pages, or whose measurements, were written.
  package internal(set) var chapters: [BuiltChapter] = []
  /// What each chapter's run came to.
  package private(set) var outcomes: [(chapter: Chapter, outcome: TimedOutcome)] = []
  /// Whether runs with mutations are still to be made: claims may be vacuous.
  package private(set) var hasOpenMutations = false

  init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// Takes over what has run.
  mutating func take(_ runs: ChapterRuns) {
    outcomes = runs.outcomes
    diagnostics += runs.diagnostics(of: Set(outcomes.map(\.chapter.slug)))
  }

  /// Takes over what has run and what it means.
  mutating func take(_ runs: ChapterRuns, _ judgement: Judgement) {
    outcomes = runs.outcomes
    diagnostics += judgement.diagnostics
    hasOpenMutations = judgement.hasOpenMutations
  }
}

extension BuildReport {
  /// What the cache had for each chapter.
  package var cacheOutcomes: [(slug: String, outcome: CacheOutcome)] {
    outcomes.map { ($0.chapter.slug, $0.outcome.cacheOutcome) }
  }

  /// Whether something had to be compiled and run.
  var hasRunChapters: Bool { cacheOutcomes.contains { $0.outcome != .hit } }

  package var succeeded: Bool { !diagnostics.contains(where: \.isError) }

  package var errorCount: Int { diagnostics.count(where: \.isError) }

  /// Each problem once, in the order of the files and lines.
  package var orderedDiagnostics: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }
      .enumerated()
      .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
      .map(\.element)
  }
}
