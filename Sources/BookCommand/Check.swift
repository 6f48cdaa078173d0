import ArgumentParser
import BookBuild

/// `build-book check`: compares the committed pages with what the sources give.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares a fresh build with the pages; exits with 1 if anything differs.")

  @OptionGroup var book: BookOptions

  @OptionGroup var runs: RunOptions

  func run() async throws {
    let progress = TerminalProgress()
    let drifts = DriftCheck(book.builderOptions, runner: runs.runner, progress: progress)
    let (report, drift) = try await Interruption.watching(progress) { await drifts.check() }
    if runs.explain { Terminal.explainCache(of: report) }
    Terminal.report(report.orderedDiagnostics)
    print(TerminalText.cleaned(drift.text))
    guard report.succeeded, !drift.hasDrift else { throw ExitCode.failure }
  }
}
