import ArgumentParser
import BookBuild

/// `build-book measure`: re-runs the timed cells.
struct Measure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the cells marked 'measured: true' and keeps what they give in the book.")

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(help: "Measure only this chapter, named without '.md'; may be repeated.")
  var only: [String] = []

  func run() async throws {
    let progress = TerminalProgress()
    // Nothing is written beside the book, so that the output folder is of no matter.
    let options = BookBuilder.Options(
      bookDirectory: book, outputDirectory: "output", only: only, jobs: 1)
    let report = try await Interruption.watching(progress) {
      await TimingRecorder(options, progress: progress).measure()
    }
    Terminal.report(report.orderedDiagnostics)
    Terminal.write(
      "measured \(Terminal.count(report.chapters.count, "chapter")): \(book)/measured")
    guard report.succeeded else { throw ExitCode.failure }
  }
}
