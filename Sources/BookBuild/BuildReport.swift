import BookDocument
import CellRecords
import CellRunner
import RunStore

/// A chapter that came to its end.
public struct BuiltChapter: Sendable {
  /// The chapter.
  public var chapter: Chapter
  /// What its cells gave.
  public var run: ChapterRun
}

/// What a build did.
public struct BuildReport: Sendable {
  /// All mistakes and warnings.
  public var diagnostics: [Diagnostic]
  /// The chapters that were built, in the book's order.
  public private(set) var chapters: [BuiltChapter] = []

  /// Whether runs with mutations are still to be made: claims may be empty.
  public internal(set) var hasOpenMutations = false

  init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// What each chapter that ran has taken, in the book's order.
  public private(set) var outcomes: [(chapter: Chapter, outcome: TimedOutcome)] = []

  /// What the cache had for each chapter, in the book's order.
  public var cacheOutcomes: [(slug: String, verdict: CacheOutcome)] {
    outcomes.map { ($0.chapter.slug, $0.outcome.cacheOutcome) }
  }

  /// Whether everything that was asked for is built.
  public var succeeded: Bool { !diagnostics.contains(where: \.isError) }

  /// The mistakes and warnings in reading order, each once.
  public var orderedDiagnostics: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }
      .enumerated()
      .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
      .map(\.element)
  }

  /// Takes over a chapter's run; a chapter that is not good has mistakes that were found before.
  mutating func add(_ timed: TimedOutcome, of chapter: Chapter, isGood: Bool) {
    outcomes.append((chapter, timed))
    switch timed.outcome {
    case .failed(let mistakes): diagnostics += mistakes
    case .succeeded(let run, let warnings):
      diagnostics += warnings
      if isGood { chapters.append(BuiltChapter(chapter: chapter, run: run)) }
    }
  }

  /// The chapters that came to their end, whether or not something else is wrong with them.
  var chaptersThatRan: [(chapter: Chapter, run: ChapterRun)] {
    outcomes.compactMap { chapter, timed in
      guard case .succeeded(let run, _) = timed.outcome else { return nil }
      return (chapter, run)
    }
  }

  /// Adds mistakes that concern what chapters gave; a chapter with an error is not built.
  mutating func reject(for mistakes: [Diagnostic]) {
    diagnostics += mistakes
    let paths = Set(mistakes.filter(\.isError).map(\.location.path))
    chapters.removeAll { paths.contains($0.chapter.path) }
  }
}
