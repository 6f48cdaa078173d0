import BookBuild
import BookLanguage
import Foundation
import RunStore
import Synchronization
import TestSupport
import Testing

@testable import BookServer

/// A book in a temporary folder that is being previewed.
final class PreviewedBook: ServerListener {
  private let folder = TestFolder()
  private let address = Mutex<String?>(nil)
  private let builds = Mutex<[(report: BuildReport, changed: [String])]>([])
  private let task = Mutex<Task<Void, any Error>?>(nil)

  var root: String { folder.path }
  var book: String { "\(root)/book" }
  var output: String { "\(root)/output" }

  init(_ chapters: [String: String]) throws {
    try write("title: 书\n", to: "book/book.yml")
    for (slug, text) in chapters { try write(text, to: "book/\(slug).md") }
  }

  deinit {
    task.withLock { $0?.cancel() }
  }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

  func serverListens(at address: String) { self.address.withLock { $0 = address } }

  func buildEnded(_ report: BuildReport, changed: [String], duration: Duration) {
    builds.withLock { $0.append((report, changed)) }
  }

  /// Starts the preview and waits for its first build.
  func start() async throws -> RawClient {
    let options = BookBuilder.Options(
      bookDirectory: book, outputDirectory: output, jobs: 1,
      cache: CacheFolder(path: "\(root)/cache"))
    let server = try BookServer(
      options, words: Language.chinese.phrases.preview, progress: SilentProgress(), listener: self)
    let running = Task { try await server.run(port: 0) }
    task.withLock { $0 = running }
    _ = try await build(1)
    let text = try #require(address.withLock { $0 })
    let port = try #require(text.split(separator: ":").last.flatMap { UInt16($0.dropLast()) })
    return RawClient(port: port)
  }

  /// Stops the preview and waits until it has ended.
  func stop() async throws {
    let running = task.withLock { $0 }
    running?.cancel()
    try await running?.value
  }

  /// What a build did, counted from 1; waits until it has ended.
  @discardableResult
  func build(_ number: Int) async throws -> (report: BuildReport, changed: [String]) {
    for _ in 0..<1_200 {
      if let build = builds.withLock({ $0.count >= number ? $0[number - 1] : nil }) { return build }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw CancellationError()
  }

  var buildCount: Int { builds.withLock { $0.count } }
}
