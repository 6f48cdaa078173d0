import Foundation

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

  /// Buries the zombies of browsers among this process's children.
  private static func bury() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    for name in names {
      guard let identifier = pid_t(name), isZombieOfBrowser(identifier) else { continue }
      waitpid(identifier, nil, WNOHANG)
    }
  }

  private static func isZombieOfBrowser(_ identifier: pid_t) -> Bool {
    guard let data = FileManager.default.contents(atPath: "/proc/\(identifier)/stat") else {
      return false
    }
    // The command stands in parentheses and may hold spaces: fields are counted from its end.
    let text = String(decoding: data, as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return false }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 3, fields[0] == "Z", fields[1] == "\(getpid())" else { return false }
    // A browser that was started here on purpose leads a session, and whoever started it waits for it.
    let isOwn = fields[3] == "\(identifier)" && !text.contains("(chrome_crashpad")
    return !isOwn && ["(chrom", "(cat"].contains { text.contains($0) }
  }
}
