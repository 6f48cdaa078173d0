import ArgumentParser
import BookBuild

/// `build-book build`: runs the chapters and writes the pages.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the chapters and writes the pages.")

  @OptionGroup var book: BookOptions

  @Option(
    help:
      "How mistakes are written: as 'text' on standard error, or as 'json', one object a line, on standard output."
  )
  var diagnostics = DiagnosticsFormat.text

  @Option(help: "What to make: 'html', or 'pdf' for the pages and one PDF of them all.")
  var format = BuildFormat.html

  func run() async throws {
    let progress = TerminalProgress()
    let report = await Interruption.watching(progress) {
      var report = await BookBuilder(book.builderOptions, progress: progress).build()
      if format == .pdf, report.succeeded {
        report.diagnostics += await BookPrinter(book.builderOptions).print()
      }
      return report
    }
    if book.explain { CachePrinter.print(report) }
    ReportPrinter(format: diagnostics).print(report, output: book.output)
    guard report.succeeded else { throw ExitCode.failure }
  }
}
