import Foundation
import RunStore
import Subprocess
import SystemPackage

/// One process with its output in files: the only place that starts one.
struct RunningProcess: Sendable {
  /// How a process ended.
  enum End: Sendable, Hashable {
    case exited(Int32)
    case signalled(Int32)
    case stopped(LimitViolation)
  }

  var executable: Executable
  var arguments: [String]
  /// The whole environment; nothing is inherited.
  var environment: [String: String]
  var directory: String
  var outputPath: String
  var errorPath: String

  /// Runs the process to its end.
  ///
  /// The watch is asked again and again while the process runs; when it throws a violation, the
  /// process gets a moment to say where it is, and then ends with everything that it started.
  ///
  /// - Throws: `SubprocessError` if it cannot be started, `Errno` if its files cannot be made,
  ///   `CancellationError` if the build is being stopped.
  nonisolated(nonsending) func run(watch: (ProcessFamily) throws -> Void) async throws -> End {
    ProcessFamily.prepare()
    let mark = ProcessFamily.makeMark()
    ProcessFamily.known.withLock { $0.expect(mark) }
    defer { ProcessFamily.known.withLock { $0.forget(mark) } }
    var options = PlatformOptions()
    // A session of its own, so that what the process starts can be found and ended with it.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(1))
    ]
    let result = try await Subprocess.run(
      Configuration(
        executable: executable, arguments: Arguments(arguments),
        environment: .custom(variables(mark: mark)),
        workingDirectory: FilePath(directory), platformOptions: options),
      input: .none,
      output: .fileDescriptor(try file(outputPath), closeAfterSpawningProcess: true),
      error: .fileDescriptor(try file(errorPath), closeAfterSpawningProcess: true)
    ) { execution in
      let family = ProcessFamily(leader: execution.processIdentifier.value, mark: mark)
      ProcessFamily.known.withLock { $0.add(family.leader, for: mark) }
      defer { family.endAll() }
      return try await observe(family, execution.processIdentifier, watch: watch)
    }
    if let violation = result.closureResult { return .stopped(violation) }
    return switch result.terminationStatus {
    case .exited(let code): .exited(code)
    case .signaled(let signal): .signalled(signal)
    }
  }

  /// Waits for the end, asking the watch; a violation ends the process.
  private nonisolated(nonsending) func observe(
    _ family: ProcessFamily, _ leader: ProcessIdentifier, watch: (ProcessFamily) throws -> Void
  ) async throws -> LimitViolation? {
    while ProcessFamily.isRunning(family.leader) {
      do {
        try watch(family)
      } catch let violation as LimitViolation {
        await askForBacktrace(family)
        family.signalGroup(SIGKILL)
        return violation
      }
      try await Self.wait(for: leader)
    }
    return nil
  }

  /// How long nobody looks at what a running process takes.
  private static let pause = Duration.milliseconds(20)

  /// Waits for the end of a process, but not long: the kernel reports it at once.
  private nonisolated(nonsending) static func wait(for process: ProcessIdentifier) async throws {
    #if os(Linux)
      let descriptor = process.processDescriptor
      guard descriptor < 0 else {
        await withCheckedContinuation { continuation in
          DispatchQueue.global().async {
            var end = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&end, 1, Int32(pause / .milliseconds(1)))
            continuation.resume()
          }
        }
        return try Task.checkCancellation()
      }
    #endif
    try await Task.sleep(for: pause)
  }

  /// Lets Swift's runtime, or the compiler, write where the process is: SIGQUIT makes it print that and go
  /// on.
  private func askForBacktrace(_ family: ProcessFamily) async {
    family.signalGroup(SIGQUIT)
    // Five seconds at most: a program that does not know the signal must not hold up the build.
    for _ in 0..<100 {
      try? await Task.sleep(for: .milliseconds(50))
      let text = String(decoding: FileBytes.read(errorPath, limit: 64 << 20) ?? [], as: UTF8.self)
      if text.contains("Backtrace took") || text.contains("\nStack dump:")
        || !ProcessFamily.isRunning(family.leader)
      {
        return
      }
    }
  }

  private func variables(mark: String) -> [Environment.Key: String] {
    var variables = environment
    variables[ProcessFamily.variableName] = mark
    return .init(
      uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) })
  }

  private func file(_ path: String) throws -> FileDescriptor {
    try FileDescriptor.open(
      FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
      permissions: .ownerReadWrite)
  }
}
