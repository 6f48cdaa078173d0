import ArgumentParser
import BookBuild
import Foundation
import RunStore

/// `build-book run`: a worker, which runs chapters for a build elsewhere.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs chapters here and leaves what they give in the cache, for a build elsewhere.",
    discussion: """
      Compiling, limits, backtraces and temporary folders are this machine's. A later 'build-book build' \
      with the same cache takes the results, reports what was wrong, and writes the pages.
      """)

  @Argument(help: "The chapters, named without '.md'; left out: all.")
  var chapters: [String] = []

  @Option(
    help: "Run only this part of the chapters, as in '3/8': the same on every machine.",
    transform: Shard.named)
  var shard: Shard?

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(help: "The folder of the cache; left out: 'book-cache' beside the command.")
  var cache: String?

  @Option(help: "How many chapters run at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Say which cell runs, once a second at most.")
  var trace = false

  @OptionGroup var runs: RunOptions

  func validate() throws {
    for (name, path) in [("book", book), ("cache", cache ?? "-")] where path.isEmpty {
      throw ValidationError("--\(name) names no folder: the text is empty")
    }
    guard jobs >= 1 else { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
    try refuseCopies(ProcessInfo.processInfo.environment)
  }

  /// `srun -n 2` starts the same worker twice, and both would do the same work.
  private func refuseCopies(_ environment: [String: String]) throws {
    guard let count = environment["SLURM_STEP_NUM_TASKS"].flatMap({ Int($0) }), count > 1 else {
      return
    }
    throw ValidationError(
      "\(count) copies of this worker were started; use 'srun -n 1', and '--jobs' for more at once")
  }

  func run() async throws {
    let folder = CacheFolder(named: cache)
    guard folder.isUsable else {
      throw ValidationError(
        "the cache '\(folder.path)' cannot be written: a build finds nothing in it")
    }
    let progress = TerminalProgress(isTracing: trace)
    let options = ChapterWorker.Options(
      bookDirectory: book, chapters: chapters, shard: shard, jobs: jobs, cache: folder)
    let worker = ChapterWorker(options, runner: runs.runner, progress: progress)
    let report = try await Interruption.watching(progress) { await worker.run() }
    if runs.explain { Terminal.explainCache(of: report) }
    Terminal.report(report.orderedDiagnostics)
    let count = Terminal.count(report.outcomes.count, "chapter")
    guard report.succeeded else {
      Terminal.write("\(Terminal.count(report.errorCount, "error")); ran \(count)")
      throw ExitCode.failure
    }
    Terminal.write("ran \(count): \(folder.path)")
  }
}

extension Shard {
  /// The part that an option names.
  ///
  /// - Throws: `ValidationError` if the text is none.
  static func named(_ text: String) throws -> Shard {
    if let shard = Shard(text) { return shard }
    throw ValidationError("a part is named '3/8', the third of eight, and not '\(text)'")
  }
}
