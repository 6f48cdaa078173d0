import ArgumentParser
import BookBuild
import Dispatch
import Foundation
import Synchronization

/// What Ctrl-C does: it says what every worker was doing and stops the build, which ends every
/// process that it started; while nothing happens it keeps the live lines moving.
enum Interruption {
  /// Runs a build under watch.
  static func watching<Result: Sendable>(
    _ progress: TerminalProgress, _ build: @escaping @Sendable () async -> Result
  ) async throws -> Result {
    let task = Task { await build() }
    let received = Mutex<Int32?>(nil)
    // A reader of the messages that has gone away ends nothing.
    signal(SIGPIPE, SIG_IGN)
    let numbers = [SIGINT, SIGTERM, SIGHUP]
    for number in numbers { signal(number, SIG_IGN) }
    let sources = numbers.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        received.withLock { $0 = number }
        stop(task, progress)
      }
      source.activate()
      return source
    }
    let ticker = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(200))
        progress.tick()
      }
    }
    let result = await task.value
    ticker.cancel()
    for source in sources { source.cancel() }
    // The processes have ended with their tasks; the shell learns what ended this one.
    if let number = received.withLock({ $0 }) { throw ExitCode(128 + number) }
    return result
  }

  private static func stop<Result: Sendable>(
    _ task: Task<Result, Never>, _ progress: TerminalProgress
  ) {
    let lines = progress.workers.map { "stopped while running \($0)\n" }
    TerminalText.report("\n" + TerminalText.cleaned(lines.joined()))
    task.cancel()
  }
}
