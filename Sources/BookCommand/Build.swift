import ArgumentParser
import BookBuild
import BookRenderers

/// `build-book build`: runs the chapters and writes the pages.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the chapters and writes the pages.")

  @OptionGroup var book: BookOptions

  @Option(help: "The form in which the book is written; may be repeated.")
  var format: [OutputFormat] = [.html]

  @Option(
    help:
      "How mistakes are written: as 'text' on standard error, or as 'json', one object a line, on standard output."
  )
  var diagnostics = DiagnosticsFormat.text

  func run() async throws {
    let progress = TerminalProgress()
    var options = book.builderOptions
    options.formats = Set(format)
    let builder = BookBuilder(options, runner: book.runner, progress: progress)
    let printer = options.formats.contains(.pdf) ? PDFRenderer(options) : nil
    let report = await Interruption.watching(progress) {
      var report = await builder.build()
      if let printer, report.succeeded { report.diagnostics += await printer.print() }
      return report
    }
    if book.explain { CachePrinter.print(report) }
    TerminalReporter(format: diagnostics).print(report, output: book.output, formats: format)
    guard report.succeeded else { throw ExitCode.failure }
  }
}

extension OutputFormat: ExpressibleByArgument {}
