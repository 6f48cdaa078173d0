import ArgumentParser
import BookBuild

/// `build-book accept`: says how the pages differ, and takes the new ones.
struct Accept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reports like 'check', and takes the new pages unless the book has mistakes.")

  @OptionGroup var book: BookOptions

  func run() async throws {
    let progress = TerminalProgress()
    let drifts = DriftCheck(book.builderOptions, runner: book.runner, progress: progress)
    let (report, drift) = await Interruption.watching(progress) { await drifts.accept() }
    if book.explain { CachePrinter.print(report) }
    DriftPrinter.print(report, drift)
    guard report.succeeded else { throw ExitCode.failure }
  }
}
