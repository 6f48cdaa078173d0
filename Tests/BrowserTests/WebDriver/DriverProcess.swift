import Foundation
import Subprocess
import Testing

/// Debian's chromedriver as a process of its own, for as long as one closure runs.
///
/// The shell around it waits for its standard input to end: when the test process is gone, however it
/// went, the shell ends the whole group, and the driver and its browser with it.
enum DriverProcess {
  private static let script = "chromedriver --port=0 & read -r end; kill -KILL 0"

  /// Starts a driver on a port that is free, and ends it with its browsers after `body`.
  ///
  /// - Parameters:
  ///   - temporaryFolder: Where driver and browser leave their files.
  ///   - body: What to do with the driver on this port.
  /// - Returns: What `body` returns.
  /// - Throws: ``DriverError/notStarted(said:)``, or what `body` throws.
  static func run<Result: Sendable>(
    temporaryFolder: String, _ body: @Sendable (_ port: Int) async throws -> Result
  ) async throws -> Result {
    try await OrphanReaper.burying {
      try await runDriver(temporaryFolder: temporaryFolder, body)
    }
  }

  private static func runDriver<Result: Sendable>(
    temporaryFolder: String, _ body: @Sendable (_ port: Int) async throws -> Result
  ) async throws -> Result {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(1))
    ]
    let ended = try await Subprocess.run(
      .name("sh"), arguments: ["-c", script],
      environment: .inherit.updating([
        "TMPDIR": temporaryFolder,
        // What tests of chapters end are processes without this.
        "BUILD_BOOK_RUN": "browser",
      ]),
      platformOptions: options, input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
      let port = try await port(saidBy: execution.standardOutput.strings())
      // The result is kept and not thrown: the driver ends in an orderly way first.
      let result: Swift.Result<Result, any Error>
      do {
        result = .success(try await body(port))
      } catch {
        result = .failure(error)
      }
      try await execution.standardInputWriter.finish()
      return result
    }
    return try ended.closureResult.get()
  }

  private static func port(
    saidBy lines: some AsyncSequence<String, any Error>
  ) async throws -> Int {
    var said = ""
    for try await line in lines {
      if let found = line.firstMatch(of: /successfully on port (\d+)/), let port = Int(found.1) {
        return port
      }
      said += line
    }
    throw DriverError.notStarted(said: said)
  }
}
