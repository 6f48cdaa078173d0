import Foundation
import Subprocess

/// A program of this machine that a test needs and another machine may not have.
struct Tool: Sendable {
  let name: String

  static let browser = Tool(name: "chromium")
  static let driver = Tool(name: "chromedriver")
  static let java = Tool(name: "java")
  static let python = Tool(name: "python3")
  static let pdfText = Tool(name: "pdftotext")
  static let pdfMarkup = Tool(name: "pdftohtml")
  static let pdfInfo = Tool(name: "pdfinfo")

  /// Whether it is on the `PATH`.
  var isInstalled: Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  /// What a program has said, and whether it was content.
  struct Answer: Sendable {
    let succeeded: Bool
    let output: String
    let errors: String
  }

  /// Runs it to its end.
  func run(_ arguments: String...) async throws -> Answer {
    try await run(arguments)
  }

  /// Runs it to its end.
  func run(_ arguments: [String]) async throws -> Answer {
    let limit = 64 << 20
    let ended = try await Subprocess.run(
      .name(name), arguments: Arguments(arguments), output: .string(limit: limit),
      error: .string(limit: limit))
    return Answer(
      succeeded: ended.terminationStatus.isSuccess, output: ended.standardOutput,
      errors: ended.standardError)
  }
}
