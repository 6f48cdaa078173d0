import ArgumentParser
import BookBuild

/// `build-book measure`: takes the times of measured cells anew.
struct Measure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the cells marked 'measured: true' and keeps what they give in the book.")

  @OptionGroup var book: BookOptions

  func run() async throws {
    let progress = TerminalProgress()
    let report = await Interruption.watching(progress) {
      await TimingRecorder(book.builderOptions, progress: progress).measure()
    }
    TerminalReporter(format: .text).printMeasured(report, book: book.book)
    guard report.succeeded else { throw ExitCode.failure }
  }
}
