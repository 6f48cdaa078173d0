import Foundation
import Subprocess
import SystemPackage

/// One process with its output in files and a limit on its time: the only place that starts one.
struct RunningProcess {
  /// How a process ended.
  enum End: Sendable, Equatable {
    case exited(Int32)
    case signalled(Int32)
    case timedOut
  }

  var executable: Executable
  var arguments: [String]
  /// The whole environment; nothing is inherited.
  var environment: [String: String]
  var directory: String
  var outputPath: String
  var errorPath: String
  var timeLimit: Duration

  /// Runs the process to its end; on a time-out its whole session is killed.
  ///
  /// - Throws: `SubprocessError` if it cannot be started, `Errno` if its files cannot be made.
  func run() async throws -> End {
    try await withThrowingTaskGroup(of: End.self) { group in
      group.addTask { try await start() }
      group.addTask {
        try await Task.sleep(for: timeLimit)
        return .timedOut
      }
      defer { group.cancelAll() }
      return try await group.next() ?? .timedOut
    }
  }

  private func start() async throws -> End {
    var options = PlatformOptions()
    // A session of its own, so that what the process starts can be ended with it.
    options.createSession = true
    options.teardownSequence = [
      .send(
        signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
    ]
    let result = try await Subprocess.run(
      executable, arguments: Arguments(arguments), environment: .custom(variables),
      workingDirectory: FilePath(directory), platformOptions: options, input: .none,
      output: .fileDescriptor(try file(outputPath), closeAfterSpawningProcess: true),
      error: .fileDescriptor(try file(errorPath), closeAfterSpawningProcess: true))
    return switch result.terminationStatus {
    case .exited(let code): .exited(code)
    case .signaled(let signal): .signalled(signal)
    }
  }

  private var variables: [Environment.Key: String] {
    .init(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })
  }

  private func file(_ path: String) throws -> FileDescriptor {
    try FileDescriptor.open(
      FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
      permissions: .ownerReadWrite)
  }
}
