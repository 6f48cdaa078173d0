import ArgumentParser
import BookBuild
import BookLanguage
import BookServer
import Foundation
import RunStore

/// `build-book serve`: shows the book in the browser while its author writes.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds, serves the pages on this machine, and rebuilds what has changed.",
    discussion: """
      The page in the browser is loaded again where the reader was, and shows what is wrong with \
      the book. Ctrl-C ends it.
      """)

  @OptionGroup var book: BookOptions

  @Option(help: "The port on 127.0.0.1; left out: 8000, or any other if that is in use.")
  var port: UInt16?

  func run() async throws {
    let progress = TerminalProgress()
    let server = try BookServer(
      book.builderOptions, words: BookOverview.settings(ofBookIn: book.book).phrases.preview,
      progress: progress, listener: ServeListener(output: book.output))
    let port = port
    let failure = try await Interruption.watching(progress) { () -> (any Error)? in
      do {
        try await Self.run(server, port: port)
        return nil
      } catch {
        return error
      }
    }
    guard let failure else { return }
    guard case BookServer.ServerError.portIsTaken(let port) = failure else { throw failure }
    throw ValidationError("port \(port) is in use; choose another with --port")
  }

  private static func run(_ server: BookServer, port: UInt16?) async throws {
    guard port == nil else { return try await server.run(port: port ?? 0) }
    do {
      try await server.run(port: 8000)
    } catch BookServer.ServerError.portIsTaken {
      try await server.run(port: 0)
    }
  }
}

/// Says on the terminal what the preview does.
private struct ServeListener: ServerListener {
  let output: String

  func serverListens(at address: String) {
    Terminal.write("serving \(output) at \(address) (Ctrl-C ends it)")
  }

  func buildEnded(_ report: BuildReport, changed: [String], duration: Duration) {
    Terminal.report(report.orderedDiagnostics)
    let pages = changed.filter { $0.hasSuffix(".html") || $0.hasSuffix(".css") }
    let time = String(format: "%.2f s", duration / .seconds(1))
    let errors = report.errorCount
    let result = errors == 0 ? "built" : "\(Terminal.count(errors, "error")); built"
    Terminal.write(
      "\(result) in \(time): \(pages.isEmpty ? "no page changed" : pages.joined(separator: ", "))")
  }
}
