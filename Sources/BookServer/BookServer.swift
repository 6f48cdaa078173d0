import BookBuild
import BookDocument
import BookLanguage
import CellRunner
import FlyingFox
import FlyingSocks
import Foundation

/// Shows a book while it is written: builds, serves the pages on this machine only, and builds again
/// whenever a file of the book, or a module that its cells link, has changed.
package struct BookServer: Sendable {
  /// Why a preview cannot start.
  package enum ServerError: Error, Equatable {
    /// A file is missing from the build's resources.
    case missing(String)
    /// Another program listens at the port.
    case portIsTaken(UInt16)
  }

  private let options: BookBuilder.Options
  private let listener: any ServerListener
  private let progress: any ProgressListener
  private let handler: PreviewHandler
  private let preview: Preview

  /// Prepares a preview that speaks the language of the words.
  ///
  /// - Throws: ``ServerError`` if the build's resources are not complete.
  package init(
    _ options: BookBuilder.Options, words: PreviewWords, progress: any ProgressListener,
    listener: any ServerListener
  ) throws {
    self.options = options
    self.progress = progress
    self.listener = listener
    preview = Preview(words)
    handler = PreviewHandler(
      folder: ServedFolder(path: options.outputDirectory), preview: preview,
      assets: try PreviewAssets(), words: words)
  }

  /// Builds and serves until the task is cancelled.
  ///
  /// - Parameter port: Where to listen; 0 takes a port that is free.
  /// - Throws: ``ServerError/portIsTaken(_:)``, or what the network says.
  package func run(port: UInt16) async throws {
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 60,
      pool: BoundedLines(HTTPServer.defaultPool()), logger: .disabled, handler: handler)
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await Self.serve(server) }
        group.addTask {
          try await server.waitUntilListening()
          if case .ip4(_, let port) = await server.listeningAddress {
            listener.serverListens(at: "http://127.0.0.1:\(port)/")
          }
          await keepBuilding()
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    } catch SocketError.failed(_, EADDRINUSE, _) {
      throw ServerError.portIsTaken(port)
    } catch  where Task.isCancelled {
      // That is how a preview ends.
    }
  }
}

// MARK: - Serving

extension BookServer {
  /// Serves on when there was no descriptor for a connection: others are closed meanwhile.
  private static func serve(_ server: HTTPServer) async throws {
    while true {
      do {
        return try await server.run()
      } catch SocketError.failed(_, let code, _) where code == EMFILE || code == ENFILE {
        try await Task.sleep(for: .seconds(1))
      }
    }
  }
}

// MARK: - Building

extension BookServer {
  private func keepBuilding() async {
    let slices = SliceMemory()
    var memory = SourceMemory()
    var linked = BookInputs(options, memory: memory)
    while !Task.isCancelled {
      let built = linked.snapshot
      // Every version of every cell is kept; of thousands nobody needs the first.
      if memory.count > 5_000 { memory = SourceMemory() }
      var runner = ChapterRunner(runsMutations: false, keepsGoing: true)
      (runner.memory, runner.runsSlices) = (slices, true)
      func build(_ runner: ChapterRunner) async -> Bool {
        await self.build(runner, memory, interruptedBy: linked, since: built)
      }
      // The page first, with what the edit touches; then the whole run that confirms it; last what runs
      // with mutations say.
      var hasOpenMutations = await build(runner)
      runner.runsSlices = false
      if !slices.slugs.unconfirmed.isEmpty {
        hasOpenMutations = await build(runner)
      }
      if hasOpenMutations {
        runner.runsMutations = true
        _ = await build(runner)
      }
      linked = BookInputs(options, memory: memory)
      await linked.change(since: built)
      await settle(linked)
    }
  }

  /// Waits while an editor, or a compiler, is still writing.
  private func settle(_ inputs: BookInputs) async {
    var last = inputs.snapshot
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(15))
      let now = inputs.snapshot
      if now == last { return }
      last = now
    }
  }

  /// Builds; a change meanwhile ends the build, since nobody wants to see what it would give.
  ///
  /// - Returns: Whether runs with mutations are still to be made.
  private func build(
    _ runner: ChapterRunner, _ memory: SourceMemory, interruptedBy inputs: BookInputs,
    since start: FolderSnapshot
  ) async -> Bool {
    let before = FolderSnapshot(of: options.outputDirectory)
    let clock = ContinuousClock.now
    let builder = BookBuilder(options, runner: runner, progress: progress, memory: memory)
    let build = Task { await builder.build() }
    let watch = Task {
      await inputs.change(since: start)
      guard !Task.isCancelled else { return }
      build.cancel()
    }
    let report = await withTaskCancellationHandler {
      await build.value
    } onCancel: {
      build.cancel()
    }
    watch.cancel()
    guard !build.isCancelled else { return false }
    let changed = FolderSnapshot(of: options.outputDirectory).changes(since: before)
    var renderer = DiagnosticRenderer()
    let diagnostics = report.orderedDiagnostics
    let slugs = runner.memory?.slugs ?? (unconfirmed: [], confirmed: [])
    await preview.publish(
      changed: changed, unconfirmed: slugs.unconfirmed, confirmed: slugs.confirmed,
      messages: diagnostics.map { renderer.text(of: $0) },
      errorCount: diagnostics.count(where: \.isError))
    listener.buildEnded(report, changed: changed.sorted(), duration: .now - clock)
    return report.hasOpenMutations
  }
}
