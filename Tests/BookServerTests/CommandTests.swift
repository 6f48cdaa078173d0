import Foundation
import RunStore
import Testing

/// `build-book serve` as a user meets it.
@Suite struct CommandTests {
  private func isRunning(_ argument: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.contains { name in
      let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
      return String(decoding: data, as: UTF8.self).split(separator: "\0").contains {
        $0 == argument
      }
    }
  }

  @Test func stoppingAPreviewLeavesNoProcess() async throws {
    let book = try PreviewedBook([
      "a": """
      # a

      ```swift
      import Foundation
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      child.arguments = ["setsid", "sleep", "4247"]
      try child.run()
      Thread.sleep(forTimeInterval: 50)
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
    for _ in 0..<400 where !isRunning("4247") { try await Task.sleep(for: .milliseconds(50)) }
    #expect(isRunning("4247"))
    process.interrupt()
    for _ in 0..<400 where process.isRunning { try await Task.sleep(for: .milliseconds(50)) }
    #expect(!process.isRunning)
    #expect(process.terminationStatus == 130)
    let said = String(decoding: error.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said.contains("at http://127.0.0.1:"))
    #expect(said.contains("stopped while running a: cell '#1' (1 of 1), "))
    #expect(!isRunning("4247"))
  }
}
