import BookDocument
import CellRunner
import RunStore

/// Runs chapters on the machine where it is started, and leaves in the cache what they gave and what is
/// wrong with them, for a build elsewhere.
///
/// It is the running stage of ``BookBuilder`` by itself: only these chapters are read, nothing is checked
/// that needs the others, and no page is written.
package struct ChapterWorker: Sendable {
  package struct Options: Sendable {
    package var bookDirectory: String
    /// The chapters to run; all if there are none.
    package var chapters: [String]
    /// The part of them that this worker runs; nil for all.
    package var shard: Shard?
    /// How many chapters are compiled and run at once.
    package var jobs: Int
    /// Where the build finds what they gave.
    package var cache: CacheFolder

    package init(
      bookDirectory: String, chapters: [String] = [], shard: Shard? = nil, jobs: Int,
      cache: CacheFolder
    ) {
      self.bookDirectory = bookDirectory
      self.chapters = chapters
      self.shard = shard
      self.jobs = jobs
      self.cache = cache
    }

    /// The chapters of a book that are this worker's.
    package func wanted(in book: Book) -> [String] {
      let named = chapters.isEmpty ? book.texts : book.texts.filter(chapters.contains)
      return shard?.part(of: named) ?? named
    }
  }

  private let options: Options
  private let runner: ChapterRunner
  private let progress: any ProgressListener

  /// Prepares a worker.
  ///
  /// - Parameters:
  ///   - options: What to run.
  ///   - runner: What runs the chapters.
  ///   - progress: Hears what the worker does.
  package init(
    _ options: Options, runner: ChapterRunner = ChapterRunner(), progress: any ProgressListener
  ) {
    self.options = options
    self.runner = runner
    self.progress = progress
  }

  /// Runs the chapters that the cache does not have; every problem is in the report and in the cache.
  package func run() async -> BuildReport {
    var loaded = BookLoader.load(options)
    var report = BuildReport(diagnostics: loaded.diagnostics)
    guard !loaded.isUnusable(for: loaded.diagnostics) else { return report }
    let names = await runner.symbolNames(for: loaded, cache: options.cache)
    loaded.book.discardable = names?.discardable ?? []
    var worker = runner
    worker.isWorker = true
    report.take(
      await worker.timedRuns(
        of: loaded.chapters, in: loaded.book, jobs: options.jobs, cache: options.cache,
        trees: SwiftTrees(), progress: progress))
    return report
  }
}
