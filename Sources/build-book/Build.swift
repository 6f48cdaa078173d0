import ArgumentParser
import BookBuild
import Foundation

/// `build-book build`: runs the chapters and writes the pages.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the chapters and writes the pages.")

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(help: "The folder for the pages.")
  var output = "output"

  @Option(help: "Build only this chapter, named without '.md'; may be repeated.")
  var only: [String] = []

  @Option(help: "How many chapters run at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var cache: CacheOptions

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
  }

  func run() async throws {
    let options = BookBuilder.Options(
      bookDirectory: book, outputDirectory: output, only: only, jobs: jobs,
      cache: cache.folder)
    let report = await BookBuilder(options, progress: TerminalProgress()).build()
    if cache.explain { ReportPrinter.explain(report) }
    ReportPrinter.print(report, output: output)
    guard report.succeeded else { throw ExitCode.failure }
  }
}
