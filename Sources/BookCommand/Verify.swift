import ArgumentParser
import BookBuild
import Foundation

/// `build-book verify`: makes a page once more and says what came out otherwise.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the chapters that made these pages again, and confirms facts and values.")

  @OptionGroup var book: BookOptions

  @Argument(help: "The pages, 'output/06-teacher-forcing.html'.")
  var pages: [String]

  func run() async throws {
    let progress = TerminalProgress()
    let verifier = PageVerifier(book.builderOptions, progress: progress)
    var isConfirmed = true
    for page in pages {
      let (report, verdict) = await Interruption.watching(progress) {
        await verifier.verify(page: page)
      }
      var renderer = DiagnosticRenderer()
      for diagnostic in report?.orderedDiagnostics ?? [] {
        FileHandle.standardError.write(Data((renderer.text(of: diagnostic) + "\n").utf8))
      }
      for finding in verdict.findings { print("\(page): \(finding)") }
      if verdict.isConfirmed { print("\(page): confirmed, with \(verdict.proofs) proofs") }
      isConfirmed = isConfirmed && verdict.isConfirmed
    }
    guard isConfirmed else { throw ExitCode.failure }
  }
}
