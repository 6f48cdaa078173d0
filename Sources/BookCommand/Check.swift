import ArgumentParser
import BookBuild

/// `build-book check`: compares the committed pages with what the sources give.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares a fresh build with the pages; exits with 1 if anything differs.")

  @OptionGroup var book: BookOptions

  func run() async throws {
    let progress = TerminalProgress()
    let drifts = DriftCheck(book.builderOptions, runner: book.runner, progress: progress)
    let (report, drift) = try await Interruption.watching(progress) { await drifts.check() }
    if book.explain { Terminal.explainCache(of: report) }
    Terminal.report(report.orderedDiagnostics)
    print(TerminalText.cleaned(drift.text))
    guard report.succeeded, !drift.hasDrift else { throw ExitCode.failure }
  }
}
