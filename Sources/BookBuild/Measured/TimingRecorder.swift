import BookDocument
import CellRunner

/// Re-runs the timed cells of a book and keeps what they measure in its folder `measured`.
package struct TimingRecorder: Sendable {
  private let options: BookBuilder.Options
  private let progress: any ProgressListener

  package init(_ options: BookBuilder.Options, progress: any ProgressListener) {
    self.options = options
    self.progress = progress
  }

  /// Runs the chapters that have measured cells, one after the other, so that none disturbs another.
  package func measure() async -> BuildReport {
    let loaded = BookLoader.load(options)
    var report = BuildReport(
      diagnostics: loaded.concerning(loaded.diagnostics, only: options.only))
    guard !loaded.isUnusable(for: loaded.diagnostics) else { return report }
    let runner = ChapterRunner(isMeasuring: true)
    let wanted = loaded.chapters(named: options.only)
      .filter { $0.cells.contains(where: \.options.measured) }
    var outcomes: [(Chapter, TimedOutcome)] = []
    for chapter in wanted {
      let timed = await runner.timedRun(chapter, of: loaded.book, cache: nil, progress: progress)
      outcomes.append((chapter, timed))
      if case .succeeded(let run, _) = timed.outcome {
        report.diagnostics += store(run, of: chapter, in: loaded.book)
      }
    }
    let runs = ChapterRuns(outcomes, in: loaded.book)
    let judgement = Judgement(
      of: runs, wanted: wanted, in: loaded,
      index: ReferenceIndex(loaded.chapters, language: loaded.book.pageLanguage),
      found: loaded.diagnostics)
    report.take(runs, judgement)
    report.chapters = judgement.chapters
    return report
  }

  private func store(_ run: ChapterRun, of chapter: Chapter, in book: Book) -> [Diagnostic] {
    let timings = Timings(run, of: chapter, machine: MeasuringMachine.description(in: book.phrases))
    do throws(FileError) {
      try TextFile.write(timings.text, to: Timings.path(of: chapter.slug, in: book))
      return []
    } catch {
      return [error.diagnostic]
    }
  }
}
