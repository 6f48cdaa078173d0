import Foundation
import RunStore
import TestSupport

/// `build-book` itself, as a user starts it.
extension Command {
  static func start(
    _ arguments: [String], environment: [String: String]? = nil
  ) throws -> (process: Process, output: Pipe, error: Pipe) {
    let process = Process()
    let products = BuildProducts.ofRunningExecutable.directory
    process.executableURL = URL(fileURLWithPath: "\(products)/build-book")
    process.arguments = arguments
    // Other tests set variables that a chapter would inherit, for moments.
    process.environment =
      environment
      ?? ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("TRANSFORMER_") }
    let output = Pipe()
    let error = Pipe()
    process.standardOutput = output
    process.standardError = error
    try process.run()
    return (process, output, error)
  }

  static func run(_ arguments: [String]) throws -> (code: Int32, output: String, error: String) {
    let (process, output, error) = try start(arguments)
    let errorText = String(
      decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let outputText = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, outputText, errorText)
  }
}
