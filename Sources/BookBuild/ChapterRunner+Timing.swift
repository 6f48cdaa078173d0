import BookDocument
import CellRecords
import CellRunner
import RunStore

extension ChapterRunner {
  /// Runs chapters, several at once: what a build and a worker have in common.
  func timedRuns(
    of chapters: [Chapter], in book: Book, jobs: Int, cache: CacheFolder?, trees: SwiftTrees,
    progress: any ProgressListener
  ) async -> ChapterRuns {
    let cache = cache.map { RunCache(folder: $0, products: products) }
    let outcomes = await chapters.concurrentMap(limit: jobs) { chapter in
      await timedRun(chapter, of: book, cache: cache, trees: trees, progress: progress)
    }
    return ChapterRuns(Array(zip(chapters, outcomes)), in: book)
  }

  /// What the modules declare that cells import: the compiler is asked only where prose mentions names,
  /// or the result of a library's function may be one that is not shown.
  func symbolNames(for loaded: LoadedBook, cache: CacheFolder?) async -> SymbolNames? {
    let mentions = loaded.chapters.contains { !$0.symbolMentions.isEmpty }
    let modules = Set(loaded.chapters.flatMap { products.modules(of: $0, in: loaded.book) })
    let foreign = modules.subtracting(["Notebook"])
    let runs = loaded.chapters.contains { $0.cells.contains(where: \.isInProgram) }
    guard mentions || runs && !foreign.isEmpty else { return nil }
    return await SymbolReader(products: products, cache: cache)
      .names(of: foreign.sorted(), areMentioned: mentions)
  }

  /// Runs a chapter or takes what the cache has, informs the listener, and keeps what it took.
  func timedRun(
    _ chapter: Chapter, of book: Book, cache: RunCache?, trees: SwiftTrees = SwiftTrees(),
    progress: any ProgressListener
  ) async -> TimedOutcome {
    progress.chapterStarts(chapter)
    let observer = ChapterObserver(chapter, progress: progress)
    let start = ContinuousClock.now
    let (outcome, verdict) = await run(
      chapter, of: book, cache: cache, trees: trees, observer: observer)
    let timed = TimedOutcome(
      outcome: outcome, cells: chapter.cells.count, duration: .now - start,
      peakMemory: observer.peakMemory, cacheOutcome: verdict)
    if case .miss = verdict, case .succeeded = outcome {
      cache?.note(.now - start, of: chapter)
    }
    progress.chapterEnds(chapter, timed)
    return timed
  }
}
