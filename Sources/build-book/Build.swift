import ArgumentParser
import BookBuild

/// `build-book build`: runs the chapters and writes the pages.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the chapters and writes the pages.")

  @OptionGroup var book: BookOptions

  func run() async throws {
    let report = await BookBuilder(book.options, progress: TerminalProgress()).build()
    if book.cache.explain { ReportPrinter.explain(report) }
    ReportPrinter.print(report, output: book.output)
    guard report.succeeded else { throw ExitCode.failure }
  }
}
