import BookDocument
import CellRecords
import Foundation
import Testing

@testable import CellRunner

@Suite struct RunCacheTests {
  private let fixture: CacheFixture

  init() throws { fixture = try CacheFixture() }

  @Test func whatWasStoredIsFound() {
    #expect(fixture.verdict == .miss(["no entry"]))
    fixture.store()
    let answer = fixture.cache.answer(for: fixture.chapter, in: fixture.book)
    #expect(answer.verdict == .hit)
    #expect(answer.found?.run == fixture.run)
  }

  /// What an author writes besides code: prose moves cells, captions and labels name them.
  @Test(arguments: ["a paragraph above", "a label", "the folder", "another variable"])
  func whatTheRunCannotSeeHits(change: String) {
    fixture.store()
    switch change {
    case "a paragraph above": fixture.line += 7
    case "a label": fixture.label = "fig-b"
    case "the folder": fixture.book.directory = "elsewhere"
    default: fixture.environment["EDITOR"] = "ed"
    }
    #expect(fixture.verdict == .hit)
  }

  @Test(arguments: [
    ("cell", ["cell 'fig-a' changed"]), ("last cell", ["cell '#2' changed"]),
    ("new cell", ["cell '#3' is new"]), ("no last cell", ["cell '#2' is gone"]),
    ("imports", ["'imports' changed"]), ("environment", ["the environment changed"]),
    ("library", ["Notebook changed"]), ("interface", ["Notebook changed"]),
    ("new object", ["Notebook changed"]), ("tool", ["build-book changed"]),
    ("compiler", ["the compiler changed"]), ("no compiler", ["the compiler changed"]),
  ])
  func whatTheRunDependsOnMissesAndIsNamed(change: String, reasons: [String]) throws {
    fixture.store()
    switch change {
    case "cell": fixture.code[0] = "let x = 2"
    case "last cell": fixture.code[1] = "x + 0"
    case "new cell": fixture.code.append("x")
    case "no last cell": fixture.code.removeLast()
    case "imports": fixture.book.imports = ["Glibc"]
    case "environment": fixture.environment["TRANSFORMER_KERNELS"] = "baseline"
    case "library": try fixture.write("OBJECT", to: "Notebook.build/Notebook.o")
    case "interface": try fixture.write("INTERFACE", to: "Modules/Notebook.swiftmodule")
    case "new object": try fixture.write("object", to: "Notebook.build/Other.o")
    case "tool": try fixture.write("changed", to: "CellRunner.build/CellRunner.o")
    case "compiler": try fixture.write("another compiler", to: "usr/bin/swiftc")
    default: fixture.environment["PATH"] = "/nowhere"
    }
    #expect(fixture.verdict == .miss(reasons))
  }

  @Test func anObjectThatIsWrittenAnewWithTheSameContentHits() throws {
    fixture.store()
    try fixture.write("object", to: "Notebook.build/Notebook.o")
    #expect(fixture.verdict == .hit)
  }

  @Test func aModuleThatACellImportsByItselfIsKnown() throws {
    try fixture.write("object", to: "Extra.build/Extra.o")
    try fixture.write("interface", to: "Modules/Extra.swiftmodule")
    fixture.code[0] = "import Extra\nlet x = 1"
    fixture.store()
    #expect(fixture.verdict == .hit)
    try fixture.write("OBJECT", to: "Extra.build/Extra.o")
    #expect(fixture.verdict == .miss(["Extra changed"]))
  }

  @Test(arguments: ["#line", "#fileID", "#filePath", "#column"])
  func codeThatAsksForItsPlaceMissesWhenItMoves(macro: String) {
    fixture.code[0] = "let x = \(macro)"
    fixture.store()
    #expect(fixture.verdict == .hit)
    fixture.line += 1
    #expect(fixture.verdict != .hit)
  }

  @Test func aResultThatNamesTheFileMissesWhenItMoves() {
    let outputs: [[CellOutput]] = [[.printed("book/a.md:5")], []]
    let run = ChapterRun(outputs: outputs, values: ["2"])
    fixture.cache.store(run, warnings: [], of: fixture.chapter, in: fixture.book)
    #expect(fixture.verdict == .hit)
    fixture.line += 1
    #expect(fixture.verdict != .hit)
  }

  @Test func shapesAreKeptWithTheRun() {
    let shapes = [
      ShapeRecord(
        name: "q", shape: [4, 5], axisNames: ["头", ""], place: CellLine(cell: 1, line: 2)),
      ShapeRecord(name: "s", shape: [], place: CellLine(cell: 0, line: 0)),
    ]
    var run = fixture.run
    run.shapes = shapes
    fixture.cache.store(run, warnings: [], of: fixture.chapter, in: fixture.book)
    let answer = fixture.cache.answer(for: fixture.chapter, in: fixture.book)
    #expect(answer.found?.run.shapes == shapes)
  }

  @Test func warningsFollowTheirCells() {
    func warning(movedBy lines: Int) -> Diagnostic {
      Diagnostic(
        .warning, at: SourceLocation(path: "book/a.md", line: 15 + lines, column: 3), "unused",
        notes: ["book/a.md:\(5 + lines):1: declared here", "plain"])
    }
    fixture.store([warning(movedBy: 0)])
    fixture.line += 4
    let answer = fixture.cache.answer(for: fixture.chapter, in: fixture.book)
    #expect(answer.found?.warnings == [warning(movedBy: 4)])
  }

  @Test func aRunIsNotStoredWhenAModuleWasBuiltMeanwhile() throws {
    let cache = fixture.cache
    #expect(cache.answer(for: fixture.chapter, in: fixture.book).found == nil)
    try fixture.write("OBJECT", to: "Notebook.build/Notebook.o")
    cache.store(fixture.run, warnings: [], of: fixture.chapter, in: fixture.book)
    #expect(fixture.entries("run-").isEmpty)
  }
}
