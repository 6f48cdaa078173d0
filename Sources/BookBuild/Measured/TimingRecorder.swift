import BookDocument
import CellRecords
import CellRunner

/// Takes the measurements of a book anew and puts them into the book's folder `measured`.
public struct TimingRecorder: Sendable {
  private let options: BookBuilder.Options
  private let progress: any ProgressListener

  /// Prepares measuring.
  public init(_ options: BookBuilder.Options, progress: any ProgressListener) {
    self.options = options
    self.progress = progress
  }

  /// Runs the chapters that have measured cells, one after the other, so that none disturbs another.
  public func measure() async -> BuildReport {
    var reader = BookLoader(directory: options.bookDirectory)
    reader.rejectUnknown(options.only)
    var report = BuildReport(diagnostics: reader.diagnostics(of: options.only))
    guard !reader.isUnusable else { return report }
    let runner = ChapterRunner(isMeasuring: true)
    for chapter in reader.chapters where isWanted(chapter) {
      let timed = await runner.timedRun(chapter, of: reader.book, cache: nil, progress: progress)
      report.add(timed, of: chapter, isGood: !reader.hasErrors(in: chapter))
      if case .succeeded(let run, _) = timed.outcome {
        report.diagnostics += store(run, of: chapter, in: reader.book)
      }
    }
    return report
  }

  private func isWanted(_ chapter: Chapter) -> Bool {
    chapter.cells.contains(where: \.options.measured)
      && (options.only.isEmpty || options.only.contains(chapter.slug))
  }

  private func store(_ run: ChapterRun, of chapter: Chapter, in book: Book) -> [Diagnostic] {
    let measurements = Timings(run, of: chapter, machine: Machine.description)
    do throws(TextFile.Mistake) {
      try TextFile.write(measurements.text, to: Timings.path(of: chapter.slug, in: book))
      return []
    } catch {
      return [error.diagnostic]
    }
  }
}
