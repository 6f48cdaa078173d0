import Foundation
import RunStore
import TestSupport
import Testing

/// `build-book serve` as a user meets it.
@Suite struct CommandTests {
  @Test func stoppingAPreviewLeavesNoProcess() async throws {
    let seconds = RunningProcesses.unmistakableSeconds()
    let book = try PreviewedBook([
      "a": """
      # a

      ```swift
      //| timeout: 600
      import Foundation
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      child.arguments = ["setsid", "sleep", "\(seconds)"]
      try child.run()
      Thread.sleep(forTimeInterval: 500)
      ```
      """
    ])
    let process = Process()
    let products = BuildProducts.ofRunningExecutable.directory
    process.executableURL = URL(fileURLWithPath: "\(products)/build-book")
    process.arguments = [
      "serve", "--book", book.book, "--output", book.output, "--port", "0", "--cache",
      "\(book.root)/cache",
    ]
    let error = Pipe()
    process.standardError = error
    try process.run()
    // A cold build beside all other tests takes its time.
    try await waitUntil { RunningProcesses.contain(argument: seconds) }
    #expect(RunningProcesses.contain(argument: seconds))
    // The preview hears of the cell when it looks next.
    try await Task.sleep(for: .seconds(2))
    process.interrupt()
    try await waitUntil { !process.isRunning }
    #expect(!process.isRunning)
    #expect(process.terminationStatus == 130)
    let said = String(decoding: error.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said.contains("at http://127.0.0.1:"))
    #expect(said.contains("stopped while running a: cell '#1' (1 of 1), "))
    #expect(!RunningProcesses.contain(argument: seconds))
  }
}
