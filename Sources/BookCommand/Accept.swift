import ArgumentParser
import BookBuild

/// `build-book accept`: updates the committed pages with what the sources give.
struct Accept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Updates the pages with a fresh build, and lists what has changed.")

  @OptionGroup var book: BookOptions

  @OptionGroup var runs: RunOptions

  func run() async throws {
    let progress = TerminalProgress()
    let drifts = DriftCheck(book.builderOptions, runner: runs.runner, progress: progress)
    let (report, drift) = try await Interruption.watching(progress) { await drifts.accept() }
    Terminal.report(report.orderedDiagnostics)
    print(TerminalText.cleaned(drift.text))
    guard report.succeeded else { throw ExitCode.failure }
  }
}
