import ArgumentParser
import BookBuild
import Foundation

/// `build-book verify`: rebuilds a page and compares it with the original.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rebuilds the chapters that made these pages and compares facts and values.")

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Argument(help: "The pages, 'output/01-start.html'.")
  var pages: [String]

  func run() async throws {
    let progress = TerminalProgress()
    let options = BookBuilder.Options(
      bookDirectory: book, outputDirectory: "output",
      jobs: ProcessInfo.processInfo.activeProcessorCount)
    let verifier = PageVerifier(options, progress: progress)
    var isConfirmed = true
    for page in pages {
      let (report, verdict) = try await Interruption.watching(progress) {
        await verifier.verify(page: page)
      }
      Terminal.report(report?.orderedDiagnostics ?? [])
      for finding in verdict.findings { print("\(page): \(finding)") }
      if verdict.isConfirmed {
        print("\(page): confirmed, with \(Terminal.count(verdict.proofs, "proof"))")
      }
      isConfirmed = isConfirmed && verdict.isConfirmed
    }
    guard isConfirmed else { throw ExitCode.failure }
  }
}
