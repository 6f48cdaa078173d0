import BookDocument
import CellRecords
import CellRunner
import RunStore

extension ChapterRunner {
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
