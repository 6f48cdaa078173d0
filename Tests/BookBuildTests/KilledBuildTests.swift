import Foundation
import RunStore
import TestSupport
import Testing

/// A build that is killed, which can clean up nothing itself.
@Suite(.serialized) struct KilledBuildTests {
  private let folder = TestFolder()

  /// What a chapter does, and what its processes have among their arguments.
  private static let seconds = RunningProcesses.unmistakableSeconds()
  private static let chapters: [(code: String, argument: String)] = [
    // Types that double at each line keep the compiler busy for minutes.
    (
      "typealias T0 = (Int, Int)\n"
        + (1...24).map { "typealias T\($0) = (T\($0 - 1), T\($0 - 1))\n" }.joined()
        + "print(T24.self)", "TEMPORARY/build-book-"
    ),
    ("while true {}", "TEMPORARY/build-book-"),
    (
      """
      import Foundation
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      child.arguments = ["setsid", "sleep", "\(seconds)"]
      try child.run()
      Thread.sleep(forTimeInterval: 50)
      """, seconds
    ),
  ]

  @Test(arguments: chapters.indices)
  func nothingOutlivesIt(index: Int) async throws {
    let (code, argument) = Self.chapters[index]
    let temporary = folder.path("temporary")
    try folder.write("", to: "temporary/of-somebody-else")
    try folder.write("title: t\nlanguage: en\n", to: "book/book.yml")
    try folder.write("# A\n\n```swift\n\(code)\n```\n", to: "book/a.md")
    let mark = argument.replacing("TEMPORARY", with: temporary)
    let build = try start()
    try await waitUntil { RunningProcesses.contain(argumentStartingWith: mark) }
    // The compiler of an endless chapter has ended when the chapter runs.
    if code.hasPrefix("while") { try await Task.sleep(for: .seconds(3)) }
    #expect(RunningProcesses.contain(argumentStartingWith: mark))
    var orphans = RunningProcesses.descendants(of: build.processIdentifier)
    kill(build.processIdentifier, SIGKILL)
    build.waitUntilExit()
    try await waitUntil {
      orphans = RunningProcesses.bury(orphans)
      return orphans.isEmpty
    }
    #expect(orphans.isEmpty)
    #expect(!RunningProcesses.contain(argumentStartingWith: mark))
    try folder.write("# A\n\n```swift\n1\n```\n", to: "book/a.md")
    let next = try start()
    next.waitUntilExit()
    #expect(next.terminationStatus == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: temporary) == ["of-somebody-else"])
  }

  private func start() throws -> Process {
    let process = Process()
    process.executableURL = URL(
      fileURLWithPath: "\(BuildProducts.ofRunningExecutable.directory)/build-book")
    process.arguments = [
      "--book", folder.path("book"), "--output", folder.path("output"), "--no-cache",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "TMPDIR": folder.path("temporary")
    ]) { $1 }
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
  }
}
