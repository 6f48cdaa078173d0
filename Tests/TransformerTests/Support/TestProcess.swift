import Foundation

/// These tests once more, in a process of their own with other variables: those of this process would
/// be inherited by whatever other tests start meanwhile.
enum TestProcess {
  /// How a process ended, and what it said.
  struct End {
    var code: Int32
    var said: String
  }

  /// Runs one test.
  static func run(_ test: String, with variables: [String: String]) throws -> End {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments(for: test)
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return End(code: process.terminationStatus, said: said)
  }

  /// The arguments of this process without its own choice of tests.
  private static func arguments(for test: String) -> [String] {
    var arguments: [String] = []
    var rest = CommandLine.arguments.dropFirst()
    while let argument = rest.popFirst() {
      if ["--filter", "--skip"].contains(argument) {
        _ = rest.popFirst()
      } else {
        arguments.append(argument)
      }
    }
    return arguments + ["--filter", test]
  }
}
