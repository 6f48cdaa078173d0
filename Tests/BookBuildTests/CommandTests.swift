import CellRunner
import Foundation
import Testing

/// The command as a user meets it: its exit codes and its streams.
@Suite struct CommandTests {
  private func run(_ arguments: [String]) throws -> (code: Int32, output: String, error: String) {
    let process = Process()
    let products = BuildProducts.ofRunningExecutable.directory
    process.executableURL = URL(fileURLWithPath: "\(products)/build-book")
    process.arguments = arguments
    let output = Pipe()
    let error = Pipe()
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let errorText = String(
      decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let outputText = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, outputText, errorText)
  }

  @Test func aGoodBookExitsWithZero() throws {
    let output = TemporaryFolder()
    let book = Repository.path("Tests/Books/plain")
    let result = try run(["build", "--book", book, "--output", output.path, "--jobs", "1"])
    #expect(result.code == 0)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("built 1 chapters"))
    // Not on a terminal: no live line.
    #expect(!result.error.contains("\u{1B}"))
  }

  @Test func buildingIsTheDefaultAndMistakesExitWithOne() throws {
    let output = TemporaryFolder()
    let book = Repository.path("Tests/Books/compile-error")
    let result = try run(["--book", book, "--output", output.path])
    #expect(result.code == 1)
    #expect(result.error.contains("\(book)/a.md:6:19: error: cannot convert value"))
  }

  @Test func theCacheIsExplainedAndCleaned() throws {
    let folder = TemporaryFolder()
    let book = Repository.path("Tests/Books/plain")
    let cache = ["--cache", folder.path("cache")]
    let build = ["--book", book, "--output", folder.path("output"), "--explain"]
    #expect(try run(build + cache).error.contains("a: cache miss: no entry\n"))
    #expect(try run(build + cache).error.contains("a: cache hit\n"))
    #expect(try run(build + ["--no-cache"]).error.contains("a: cache not asked\n"))
    #expect(try run(["clean"] + cache).code == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path("cache")))
    #expect(try run(build + cache).error.contains("a: cache miss: no entry\n"))
  }

  @Test func driftExitsWithOneUntilItIsAccepted() throws {
    let folder = TemporaryFolder()
    let book = Repository.path("Tests/Books/plain")
    let place = [
      "--book", book, "--output", folder.path("output"), "--cache", folder.path("cache"),
    ]
    let missing = try run(["check"] + place)
    #expect(missing.code == 1)
    #expect(missing.output.hasPrefix("a.html is missing\nindex.html is missing\n"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("output")))
    #expect(try run(["accept"] + place).code == 0)
    let none = try run(["check"] + place)
    #expect(none.code == 0)
    #expect(none.output == "no drift in 1 chapter\n")
  }

  @Test func aBookWithMistakesIsNotAccepted() throws {
    let output = TemporaryFolder()
    let book = Repository.path("Tests/Books/compile-error")
    for command in ["check", "accept"] {
      let result = try run([command, "--book", book, "--output", output.path, "--no-cache"])
      #expect(result.code == 1)
      #expect(result.error.contains("\(book)/a.md:6:19: error: cannot convert value"))
      #expect(!FileManager.default.fileExists(atPath: output.path("b.html")))
    }
  }

  @Test(arguments: [
    ["--no-cache", "--cache", "x"], ["--nonsense"], ["--jobs", "0"], ["--jobs", "many"],
    ["frobnicate"],
  ])
  func wrongUsageExitsWithSixtyFour(arguments: [String]) throws {
    #expect(try run(arguments).code == 64)
  }
}
