public import BookDocument
import CellRunner
import RunStore

/// What a build gave.
public struct BuildReport: Sendable {
  /// Every problem, in the order in which it was found.
  public var diagnostics: [Diagnostic]
  /// The chapters whose pages were written.
  public private(set) var chapters: [BuiltChapter] = []
  /// What each chapter's run came to.
  public private(set) var outcomes: [(chapter: Chapter, outcome: TimedOutcome)] = []
  /// Whether runs with mutations are still to be made: claims may be vacuous.
  public private(set) var hasOpenMutations = false

  init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// Takes over what has run and what it means.
  mutating func take(_ runs: ChapterRuns, _ judgement: Judgement) {
    outcomes = runs.outcomes
    diagnostics += judgement.diagnostics
    chapters = judgement.chapters
    hasOpenMutations = judgement.hasOpenMutations
  }
}

extension BuildReport {
  /// What the cache had for each chapter.
  public var cacheOutcomes: [(slug: String, outcome: CacheOutcome)] {
    outcomes.map { ($0.chapter.slug, $0.outcome.cacheOutcome) }
  }

  /// Whether something had to be compiled and run.
  var hasRunChapters: Bool { cacheOutcomes.contains { $0.outcome != .hit } }

  public var succeeded: Bool { !diagnostics.contains(where: \.isError) }

  public var errorCount: Int { diagnostics.count(where: \.isError) }

  /// Each problem once, in the order of the files and lines.
  public var orderedDiagnostics: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }
      .enumerated()
      .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
      .map(\.element)
  }
}
