import BookDocument
import CellRecords
import CellRunner
import Foundation
import RunStore
import TestSupport
import Testing

/// The command as a user meets it: its exit codes and its streams.
///
/// One after the other: each waits for a process on a thread that other tests need.
@Suite(.serialized) struct CommandTests {
  @Test func aGoodBookExitsWithZero() throws {
    let output = TestFolder()
    let book = Repository.path("Tests/Books/plain")
    let result = try Command.run(["build", "--book", book, "--output", output.path, "--jobs", "1"])
    #expect(result.code == 0)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("built 1 chapter:"))
    // Not on a terminal: no live line.
    #expect(!result.error.contains("\u{1B}"))
  }

  @Test func buildingIsTheDefaultAndMistakesExitWithOne() throws {
    let output = TestFolder()
    let book = Repository.path("Tests/Books/compile-error")
    let result = try Command.run(["--book", book, "--output", output.path])
    #expect(result.code == 1)
    #expect(result.error.contains("\(book)/a.md:6:19: error: cannot convert value"))
  }

  /// In a process of its own: what is too deep for the stack ends the process.
  @Test(
    arguments: [
      LongText(String(repeating: ">", count: 20_000) + " x"),
      LongText((0..<500).map { String(repeating: "  ", count: $0) + "- x\n" }.joined()),
    ])
  func deepMarkdownIsReported(markdown: LongText) throws {
    let folder = TestFolder()
    try folder.write("title: 书\n", to: "book/book.yml")
    try folder.write("# a\n\n" + markdown.text, to: "book/a.md")
    let result = try Command.run([
      "--book", folder.path("book"), "--output", folder.path("pages"), "--no-cache",
    ])
    #expect(result.code == 1)
    #expect(result.error.contains("error: the text is nested too deeply"))
  }

  @Test func aMachineWithoutACompilerIsReported() throws {
    let output = TestFolder()
    let book = Repository.path("Tests/Books/plain")
    let (process, _, error) = try Command.start(
      ["--book", book, "--output", output.path], environment: ["PATH": "/nowhere"])
    let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(text.contains("help: 'swiftc' must be on the PATH"))
  }

  /// Names of sockets have room for a hundred bytes.
  @Test(
    .enabled("needs a browser: apt-get install chromium") {
      Command.succeeds("sh", "-c", "command -v chromium")
    })
  func aPDFIsMadeBelowALongTemporaryFolder() throws {
    let folder = TestFolder()
    let temporary = folder.path(String(repeating: "long", count: 30))
    try FileManager.default.createDirectory(
      atPath: temporary, withIntermediateDirectories: true)
    let book = Repository.path("Tests/Books/untitled")
    let (process, _, error) = try Command.start(
      ["--book", book, "--output", folder.path("pages"), "--format", "pdf", "--no-cache"],
      environment: ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary]) { $1 })
    let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(FileManager.default.fileExists(atPath: folder.path("pages/book.pdf")))
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [])
  }

  @Test func anotherCompilerThanTheLibrarysIsNamed() throws {
    let folder = TestFolder()
    let said = "<unknown>:0: error: module compiled with Swift 6.3.1 cannot be imported by the"
    try folder.write("#!/bin/sh\necho '\(said) Swift 5.9 compiler' >&2\nexit 1\n", to: "swiftc")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path("swiftc"))
    let book = Repository.path("Tests/Books/plain")
    let (process, _, error) = try Command.start(
      ["--book", book, "--output", folder.path("pages"), "--no-cache"],
      environment: ["PATH": "\(folder.path):/usr/bin:/bin"])
    let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(text.contains("the 'swiftc' on the PATH is not the one that built the library"))
    #expect(text.contains("note: module compiled with Swift 6.3.1"))
  }

  @Test func mistakesCanBeReadByTools() throws {
    let output = TestFolder()
    let book = Repository.path("Tests/Books/unknown-option")
    let result = try Command.run(["--book", book, "--output", output.path, "--diagnostics", "json"])
    #expect(result.code == 1)
    let lines = result.output.split(separator: "\n").map { Data($0.utf8) }
    let found = try lines.map { try JSONDecoder().decode(Diagnostic.self, from: $0) }
    #expect(found.map(\.id) == [.cellOptionUnknown, .cellOptionInvalid])
    #expect(found.map(\.location.line) == [4, 6])
    #expect(found.first?.help == "did you mean 'label'?")
    #expect(!result.error.contains(": error: "))
  }

  @Test func aStoppedBuildSaysWhatItWasDoingAndLeavesNoProcess() async throws {
    let seconds = RunningProcesses.unmistakableSeconds()
    let book = TestFolder()
    let output = TestFolder()
    try book.write("title: 书\n", to: "book.yml")
    try book.write(
      """
      # a

      ```swift
      //| label: fig-slow
      //| timeout: 600
      import Foundation
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      child.arguments = ["setsid", "sleep", "\(seconds)"]
      try child.run()
      Thread.sleep(forTimeInterval: 500)
      ```
      """, to: "a.md")
    let process = try Command.start(["--book", book.path, "--output", output.path, "--no-cache"])
    // Until the cell has started its child there is nothing to stop, and beside all other tests a build
    // takes its time.
    try await waitUntil { RunningProcesses.contain(argument: seconds) }
    #expect(RunningProcesses.contain(argument: seconds))
    // The build hears of the cell when it looks next.
    try await Task.sleep(for: .seconds(2))
    process.process.interrupt()
    let error = String(
      decoding: process.error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.process.waitUntilExit()
    #expect(process.process.terminationStatus == 130)
    #expect(error.contains("stopped while running a: cell 'fig-slow' (1 of 1), "))
    #expect(!RunningProcesses.contain(argument: seconds))
  }

  @Test func theCacheIsExplainedAndCleaned() throws {
    let folder = TestFolder()
    let book = Repository.path("Tests/Books/plain")
    let cache = ["--cache", folder.path("cache")]
    let build = ["--book", book, "--output", folder.path("output"), "--explain"]
    #expect(try Command.run(build + cache).error.contains("a: cache miss: no entry\n"))
    #expect(try Command.run(build + cache).error.contains("a: cache hit\n"))
    #expect(try Command.run(build + ["--no-cache"]).error.contains("a: cache not asked\n"))
    #expect(try Command.run(["clean"] + cache).code == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path("cache")))
    #expect(try Command.run(build + cache).error.contains("a: cache miss: no entry\n"))
  }

  @Test func aChapterIsReadByTheBeginningOfItsName() throws {
    let folder = TestFolder()
    let place = ["--book", Repository.path("Tests/EditionBook"), "--cache", folder.path("cache")]
    let read = try Command.run(["read", "02"] + place)
    #expect(read.code == 0)
    #expect(read.output.hasPrefix("更多\n====\n"))
    #expect(read.output.contains("  图 2.1　远处的图\n"))
    #expect(read.error.isEmpty)
    let several = try Command.run(["read", "0"] + place)
    #expect(several.code == 64)
    #expect(several.error.contains("'0' could be any of: 01-all, 02-more"))
    let none = try Command.run(["read", "02-mor3"] + place)
    #expect(none.code == 64)
    #expect(none.error.contains("did you mean '02-more'?"))
  }

  @Test func theVersionIsThatOfTheChangelog() throws {
    let changes = try String(contentsOfFile: Repository.path("CHANGELOG.md"), encoding: .utf8)
    let entry = try #require(changes.firstMatch(of: /(?m)^## \[?(?<name>[^\]\n]+)\]?/)).name
    let version = try Command.run(["--version"]).output
    #expect(
      entry == "Unreleased" ? version.hasSuffix("-dev\n") : version == "build-book \(entry)\n")
  }

  @Test func slipsInCommandsAndSettingsAreNamed() throws {
    #expect(try Command.run(["--version"]).code == 0)
    #expect(
      try Command.run(["bulid"]).error.contains("unknown command 'bulid'; did you mean 'build'?"))
    #expect(try Command.run(["--otuput", "x"]).error.contains("did you mean '--output'?"))
    let plain = Repository.path("Tests/Books/plain")
    #expect(try Command.run(["build", plain]).error.contains("is named with '--book \(plain)'"))
    #expect(try Command.run(["chck", "--no-cache"]).error.contains("did you mean 'check'?"))
    let folder = TestFolder()
    try folder.write("title: 书\nchapters:\n", to: "book/book.yml")
    try folder.write("# 章\n", to: "book/01-a.md")
    for arguments in [["read", "01"], ["--only", "01-a", "--output", folder.path("pages")]] {
      let error = try Command.run(arguments + ["--book", folder.path("book")]).error
      #expect(error.contains("book.yml:2:10: error: 'chapters' takes a list"))
      #expect(!error.contains("chapter '01"), "\(error)")
    }
  }

  @Test func aCacheThatCannotBeWrittenIsReported() throws {
    let folder = TestFolder()
    try folder.write("x", to: "file")
    let book = Repository.path("Tests/Books/aligned-table")
    for cache in [folder.path("file"), folder.path("file/below"), "/proc/cache"] {
      let result = try Command.run([
        "--book", book, "--output", folder.path("pages"), "--cache", cache,
      ])
      #expect(result.code == 0)
      #expect(result.error.contains("warning: the cache '\(cache)' cannot be written"))
    }
  }

  @Test func theBookIsListed() throws {
    let folder = TestFolder()
    let place = ["--book", Repository.path("Tests/EditionBook"), "--cache", folder.path("cache")]
    let list = try Command.run(["list"] + place)
    #expect(list.code == 0)
    let rows = list.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows[0].prefix(4) == ["chapter", "title", "cells", "figures"])
    #expect(rows[2] == ["02-more", "更多", "1", "1", "0", "0", "0", "6", "-", "miss"])
    let missing = try Command.run(["list", "--book", folder.path("nowhere")])
    #expect(missing.code == 1)
    #expect(missing.error.contains("book.yml:1:1: error: there is no such file"))
  }

  @Test func newChaptersAreWrittenOrRefused() throws {
    let folder = TestFolder()
    let book = folder.path("book")
    let written = try Command.run(["new", "01-a", "--book", book, "--title", "题"])
    #expect(written.code == 0)
    #expect(written.output == "wrote \(book)/01-a.md\nwrote \(book)/book.yml\n")
    let refused = try Command.run(["new", "01-a", "--book", book])
    #expect(refused.code == 1)
    #expect(refused.error.contains("01-a.md:1:1: error: the chapter '01-a' already exists"))
  }

  @Test func driftExitsWithOneUntilItIsAccepted() throws {
    let folder = TestFolder()
    let book = Repository.path("Tests/Books/plain")
    let place = [
      "--book", book, "--output", folder.path("output"), "--cache", folder.path("cache"),
    ]
    let missing = try Command.run(["check"] + place)
    #expect(missing.code == 1)
    #expect(
      missing.output.hasPrefix("a.html is missing\na.swift is missing\nbook.js is missing\n"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("output")))
    #expect(try Command.run(["accept"] + place).code == 0)
    let none = try Command.run(["check"] + place)
    #expect(none.code == 0)
    #expect(none.output == "no drift in 1 chapter\n")
  }

  @Test func aBookWithMistakesIsNotAccepted() throws {
    let output = TestFolder()
    let book = Repository.path("Tests/Books/compile-error")
    for command in ["check", "accept"] {
      let result = try Command.run([command, "--book", book, "--output", output.path, "--no-cache"])
      #expect(result.code == 1)
      #expect(result.error.contains("\(book)/a.md:6:19: error: cannot convert value"))
      #expect(!FileManager.default.fileExists(atPath: output.path("b.html")))
    }
  }

  @Test(arguments: [
    ["--no-cache", "--cache", "x"], ["--nonsense"], ["--jobs", "0"], ["--jobs", "many"],
    ["frobnicate"], ["--format", "epub"], ["serve", "--port", "70000"], ["read"], ["new"],
    ["run", "--shard", "9/8"], ["run", "--jobs", "0"], ["plan"], ["plan", "--format", "ninja"],
    ["plan", "--format", "make", "--chapters-per-task", "0"],
  ])
  func wrongUsageExitsWithSixtyFour(arguments: [String]) throws {
    #expect(try Command.run(arguments).code == 64)
  }
}
