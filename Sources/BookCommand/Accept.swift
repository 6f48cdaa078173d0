import ArgumentParser
import BookBuild

/// `build-book accept`: updates the committed pages with what the sources give.
struct Accept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Updates the pages with a fresh build, and lists what has changed.")

  @OptionGroup var book: BookOptions

  @OptionGroup var runs: RunOptions

  @Flag(
    help:
      "First rewrite the comments and 'output' blocks of chapters that state other texts than cells give."
  )
  var comments = false

  func run() async throws {
    let progress = TerminalProgress()
    if comments {
      let texts = StatedTexts(book.builderOptions, runner: runs.runner, progress: progress)
      let (rewritten, diagnostics) = try await Interruption.watching(progress) {
        await texts.update()
      }
      for (path, count) in rewritten {
        print("\(path): rewrote \(Terminal.count(count, "statement"))")
      }
      Terminal.report(diagnostics)
      guard diagnostics.isEmpty else { throw ExitCode.failure }
    }
    let drifts = DriftCheck(book.builderOptions, runner: runs.runner, progress: progress)
    let (report, drift) = try await Interruption.watching(progress) { await drifts.accept() }
    Terminal.report(report.orderedDiagnostics)
    print(TerminalText.cleaned(drift.text))
    guard report.succeeded else { throw ExitCode.failure }
  }
}
