import ArgumentParser
import BookBuild
import BookLanguage
import BookServer

/// `build-book serve`: shows the book while it is written.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds, serves the pages on this machine, and builds anew what has changed.",
    discussion: """
      The page in the browser is loaded again where the reader was, and shows what is wrong with \
      the book. Ctrl-C ends it.
      """)

  @OptionGroup var book: BookOptions

  @Option(help: "The port on 127.0.0.1; left out: 8000, or any other if that is taken.")
  var port: UInt16?

  func run() async throws {
    let progress = TerminalProgress()
    let printer = ServePrinter(output: book.output)
    let server = try BookServer(
      book.builderOptions, words: .chinese, progress: progress, listener: printer)
    let port = port
    let mistake = await Interruption.watching(progress) { () -> (any Error)? in
      do {
        try await Self.run(server, port: port)
        return nil
      } catch {
        return error
      }
    }
    guard let mistake else { return }
    guard case BookServer.Mistake.portIsTaken(let port) = mistake else { throw mistake }
    throw ValidationError("another program listens at port \(port); name a port with --port")
  }

  private static func run(_ server: BookServer, port: UInt16?) async throws {
    guard port == nil else { return try await server.run(port: port ?? 0) }
    do {
      try await server.run(port: 8000)
    } catch BookServer.Mistake.portIsTaken {
      try await server.run(port: 0)
    }
  }
}
