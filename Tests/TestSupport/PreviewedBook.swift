import BookBuild
import BookLanguage
import BookServer
import Foundation
import RunStore
import Synchronization
import Testing

/// A book in a temporary folder that is being previewed.
package final class PreviewedBook: ServerListener {
  private let folder = TestFolder()
  private let address = Mutex<String?>(nil)
  private let builds = Mutex<[(report: BuildReport, changed: [String])]>([])
  private let task = Mutex<Task<Void, any Error>?>(nil)

  package var root: String { folder.path }
  package var book: String { "\(root)/book" }
  package var output: String { "\(root)/output" }

  package init(_ chapters: [String: String]) throws {
    try write("title: 书\n", to: "book/book.yml")
    for (slug, text) in chapters { try write(text, to: "book/\(slug).md") }
  }

  deinit {
    task.withLock { $0?.cancel() }
  }

  package func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

  package func serverListens(at address: String) { self.address.withLock { $0 = address } }

  package func buildEnded(_ report: BuildReport, changed: [String], duration: Duration) {
    builds.withLock { $0.append((report, changed)) }
  }

  /// Starts the preview, waits for its first build, and returns the port at which it listens.
  package func listen() async throws -> UInt16 {
    let options = BookBuilder.Options(
      bookDirectory: book, outputDirectory: output, jobs: 1,
      cache: CacheFolder(path: "\(root)/cache"))
    let server = try BookServer(
      options, words: Language.chinese.phrases.preview, progress: SilentProgress(), listener: self)
    let running = Task { try await server.run(port: 0) }
    task.withLock { $0 = running }
    _ = try await build(1)
    let text = try #require(address.withLock { $0 })
    return try #require(text.split(separator: ":").last.flatMap { UInt16($0.dropLast()) })
  }

  /// Stops the preview and waits until it has ended.
  package func stop() async throws {
    let running = task.withLock { $0 }
    running?.cancel()
    try await running?.value
  }

  /// What a build did, counted from 1; waits until it has ended.
  @discardableResult
  package func build(_ number: Int) async throws -> (report: BuildReport, changed: [String]) {
    for _ in 0..<1_200 {
      if let build = builds.withLock({ $0.count >= number ? $0[number - 1] : nil }) { return build }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw CancellationError()
  }

  package var buildCount: Int { builds.withLock { $0.count } }
}
