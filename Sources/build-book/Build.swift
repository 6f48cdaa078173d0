import ArgumentParser
import BookBuild

/// `build-book build`: runs the chapters and writes the pages.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the chapters and writes the pages.")

  @OptionGroup var book: BookOptions

  func run() async throws {
    let report = await BookBuilder(book.builderOptions, progress: TerminalProgress()).build()
    if book.explain { CachePrinter.print(report) }
    ReportPrinter.print(report, output: book.output)
    guard report.succeeded else { throw ExitCode.failure }
  }
}
