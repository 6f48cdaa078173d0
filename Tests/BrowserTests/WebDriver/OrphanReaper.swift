import Foundation
import TestSupport

/// Buries what a browser leaves behind while it runs.
///
/// A build adopts orphans, so that a browser's helpers that outlive their parents come to this process
/// and stay as zombies. An exit test of another suite waits for any child that has ended: a zombie that
/// nobody buries makes it wait for ever.
enum OrphanReaper {
  /// Runs `body`, burying meanwhile and until nothing is left.
  ///
  /// - Throws: What `body` throws.
  static func burying<Result: Sendable>(
    while body: @Sendable () async throws -> Result
  ) async throws -> Result {
    _ = sweeping
    let reaper = Task.detached {
      while !Task.isCancelled {
        bury()
        try? await Task.sleep(for: .milliseconds(20))
      }
      // The last helpers end a moment after the browser.
      for _ in 0..<50 {
        bury()
        usleep(10_000)
      }
    }
    do {
      let result = try await body()
      reaper.cancel()
      await reaper.value
      return result
    } catch {
      reaper.cancel()
      await reaper.value
      throw error
    }
  }

  /// Buries what has lain for ten minutes, as long as this process lives.
  ///
  /// What a test has left behind must not make the exit tests of others wait for ever. Whoever waits for a
  /// child has taken it long before, however busy the machine.
  private static let sweeping: Void = Thread.detachNewThread {
    var seen: [pid_t: ContinuousClock.Instant] = [:]
    while true {
      let now = ContinuousClock.now
      // Exit tests are copies of this program, which the library of tests waits for in its own time.
      let own = RunningProcesses.commandOfThisProcess
      let ended = RunningProcesses.endedChildren.filter { $0.command != own }
      seen = Dictionary(
        uniqueKeysWithValues: ended.map { ($0.identifier, seen[$0.identifier] ?? now) })
      for (process, since) in seen where now - since > .seconds(600) {
        waitpid(process, nil, WNOHANG)
      }
      sleep(1)
    }
  }

  /// Buries the zombies of browsers among this process's children.
  private static func bury() {
    for child in RunningProcesses.endedChildren where isOfBrowser(child) {
      waitpid(child.identifier, nil, WNOHANG)
    }
  }

  private static func isOfBrowser(_ child: RunningProcesses.EndedChild) -> Bool {
    // A browser that was started here on purpose leads a session, and whoever started it waits for it.
    let isOwn =
      child.session == child.identifier && !child.command.hasPrefix("chrome_crashpad")
    return !isOwn && ["chrom", "cat"].contains(where: child.command.hasPrefix)
  }
}
