import ArgumentParser
import BookBuild

/// `build-book check`: says how the pages differ from what the sources give.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds aside and compares with the pages; exits with 1 if anything differs.")

  @OptionGroup var book: BookOptions

  func run() async throws {
    let progress = TerminalProgress()
    let drifts = DriftCheck(book.builderOptions, runner: book.runner, progress: progress)
    let (report, drift) = await Interruption.watching(progress) { await drifts.check() }
    if book.explain { CachePrinter.print(report) }
    DriftPrinter.print(report, drift)
    guard report.succeeded, !drift.hasDrift else { throw ExitCode.failure }
  }
}
