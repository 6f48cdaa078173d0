import BookDocument
import CellRecords
import Foundation
import RunStore
import Testing

@testable import CellRunner

/// Chapters that are compiled and run for real.
@Suite struct ChapterRunTests {
  private let folder: Workspace
  private let book = Book(title: "t", language: "en", slugs: ["a"], imports: [], directory: "b")

  init() throws { folder = try Workspace() }

  private var cache: RunCache {
    RunCache(folder: CacheFolder(path: folder.directory), products: .ofRunningExecutable)
  }

  private func chapter(_ codes: [String], movedBy lines: Int = 0) -> Chapter {
    let cells = codes.enumerated().map { index, code in
      Cell(
        index: index, code: code,
        location: SourceLocation(path: "b/a.md", line: 5 + index * 10 + lines),
        options: CellOptions(
          expectation: code.hasPrefix("fatalError") ? Expectation(.trap, "wanted") : nil))
    }
    let value = InlineValue(
      index: 0, cellsBefore: codes.count, expression: "x",
      location: SourceLocation(path: "b/a.md", line: 60 + lines, column: 9))
    return Chapter(
      slug: "a", path: "b/a.md", number: 1, cells: cells, inlineValues: [value])
  }

  private let codes = [
    "let x = 1\nprint(\"p\")\nx",
    """
    func check() {
      verify("1-a", "m", atMost: 2) { Float(x) }
    }
    """,
    """
    check()
    ask("q", [
      .right("r", holds: true, evidence: "e"),
      .wrong("w", holds: false, evidence: ""),
    ])
    print("last")
    """,
    "fatalError(\"wanted\")",
  ]

  @Test func aCachedRunIsTheFreshOneAfterProseWasInsertedAboveTheCells() async throws {
    defer { folder.remove() }
    let runner = ChapterRunner()
    let (first, miss) = await runner.run(chapter(codes), of: book, cache: cache)
    #expect(miss == .miss(["no entry"]))
    let moved = chapter(codes, movedBy: 7)
    let trees = SwiftTrees()
    let (cached, hit) = await runner.run(moved, of: book, cache: cache, trees: trees)
    #expect(hit == .hit)
    #expect(trees.count == 0)
    let (fresh, _) = await runner.run(moved, of: book)
    #expect(cached == fresh && cached == first)
    guard case .succeeded(let run, let warnings) = fresh else {
      Issue.record("the chapter failed: \(fresh)")
      return
    }
    #expect(warnings.isEmpty)
    #expect(run.outputs[0] == [.printed("p\n"), .value("1")])
    #expect(run.proofs.map(\.place) == [CellLine(cell: 1, line: 1)])
    #expect(run.questions.first?.options.map(\.place.line) == [2, 3])
    #expect(run.outputs[2].last == .printed("last\n"))
    #expect(run.outputs[3] == [.expectedFailure(.init(.trap, text: "Fatal error: wanted"))])
    #expect(run.values == ["1"])
  }

  /// A run is remembered, and then the compiler is gone: its mutations cannot be run.
  @Test func aProgramThatCannotBeCompiledForItsMutationsIsReported() async throws {
    defer { folder.remove() }
    let codes = ["let x = 1\nverify(\"1-a\", \"m\") { x == 1 }"]
    var claimed = book
    claimed.claims = ClaimList(
      path: "b/claims.yml",
      claims: [
        Claim(
          id: "1-a", section: "1", sentence: "t", kills: ["m"],
          location: SourceLocation(path: "b/claims.yml", line: 1))
      ],
      mutations: [Mutation(name: "m", label: "m", environment: [:])])
    var runner = ChapterRunner(runsMutations: false)
    let (first, _) = await runner.run(chapter(codes), of: claimed, cache: cache)
    guard case .succeeded = first else {
      Issue.record("the chapter failed: \(first)")
      return
    }
    runner = ChapterRunner()
    let compiler = "\(folder.directory)/swiftc"
    try "#!/bin/sh\necho 'error: link command failed' >&2; exit 1".write(
      toFile: compiler, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: compiler)
    runner.toolchain = Toolchain(searchPath: folder.directory)
    let (second, verdict) = await runner.run(chapter(codes), of: claimed, cache: cache)
    #expect(verdict == .hit)
    guard case .failed(let diagnostics) = second else {
      Issue.record("nothing was reported: \(second)")
      return
    }
    #expect(diagnostics.map(\.id) == [.programNotBuilt])
  }

  /// What the standard library does not bring is linked by the driver.
  @Test func aCellLinksWhatItImports() async throws {
    defer { folder.remove() }
    let code = "import Foundation\nlet x = 1\nDate(timeIntervalSince1970: 2).timeIntervalSince1970"
    let (outcome, _) = await ChapterRunner().run(chapter([code]), of: book)
    guard case .succeeded(let run, let warnings) = outcome else {
      Issue.record("the chapter failed: \(outcome)")
      return
    }
    #expect(run.outputs == [[.value("2.0")]])
    #expect(warnings.isEmpty)
  }

  @Test func aMissingCompilerIsReported() async {
    defer { folder.remove() }
    let runner = ChapterRunner(toolchain: Toolchain(searchPath: folder.directory))
    let (outcome, _) = await runner.run(chapter(["let x = 1"]), of: book)
    guard case .failed(let diagnostics) = outcome else {
      Issue.record("nothing was reported")
      return
    }
    #expect(
      diagnostics.map(\.message) == ["the chapter could not be run: no 'swiftc' on the PATH"])
  }
}
