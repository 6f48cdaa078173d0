import BookDocument
import CellRecords
import Foundation
import Testing

@testable import RunStore

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

  /// The bytes of a run say the same wherever its cells are now.
  @Test func aRunIsTheSameAfterProseWasInsertedAboveItsCells() {
    fixture.code.append("verify()")
    let place = CellLine(cell: 2, line: 0)
    let proof = ProofRecord(
      claims: ["a"], measure: "m", relation: .atMost, bound: 1,
      result: ProofResult(value: 0.5, holds: true), place: place)
    let question = QuestionRecord(
      prompt: "q",
      options: [.init(text: "a", isRight: true, holds: true, evidence: "e", place: place)])
    var run = fixture.run
    run.outputs[2] = [
      .proof(proof), .question(question), .printed("last"),
      .expectedFailure(ExpectedFailure(.warning, text: "w")),
    ]
    fixture.cache.store(
      CacheFixture.recorded(run), warnings: [], of: fixture.chapter, in: fixture.book)
    fixture.line += 7
    let answer = fixture.cache.answer(for: fixture.chapter, in: fixture.book)
    #expect(answer.found?.run == run)
    #expect(
      answer.found?.run.proofs.map { $0.place.location(in: fixture.chapter).line } == [32])
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
    ("imports", ["'imports' changed"]), ("language", ["'language' changed"]),
    ("axis", ["'axes' changed"]), ("timeout", ["cell 'fig-a' changed"]),
    ("environment", ["the environment changed"]),
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
    case "language": fixture.book.language = "en"
    case "axis": fixture.book.axes[0].aliases = ["example"]
    case "timeout": fixture.timeout = .seconds(2)
    case "environment": fixture.environment["MODEL_KERNELS"] = "baseline"
    case "library": try fixture.write("OBJECT", to: "Notebook.build/Notebook.o")
    case "interface": try fixture.write("INTERFACE", to: "Modules/Notebook.swiftmodule")
    case "new object": try fixture.write("object", to: "Notebook.build/Other.o")
    case "tool": try fixture.write("changed", to: "CellRunner.build/CellRunner.o")
    case "compiler": try fixture.write("another compiler", to: "usr/bin/swiftc")
    default: fixture.environment["PATH"] = "/nowhere"
    }
    #expect(fixture.verdict == .miss(reasons))
  }

  /// Mutations run apart from the chapter, and are remembered apart.
  @Test func runsWithMutationsAreKept() {
    let mutation = Mutation(name: "mask", label: "m", environment: ["MODEL_ABLATE": "mask"])
    fixture.book.claims = ClaimList(path: "claims.yml", mutations: [mutation])
    let proof = ProofRecord(
      claims: ["a"], measure: "m", relation: .isTrue,
      result: ProofResult(value: .nan, holds: false),
      place: CellLine(cell: 0, line: 0))
    let cache = fixture.cache
    let run = MutationRun(mutation: "mask", proofs: [proof])
    cache.store([run], of: fixture.chapter, in: fixture.book)
    fixture.line += 3
    let found = cache.mutationRuns(with: [mutation], of: fixture.chapter, in: fixture.book)
    #expect(found.map(\.mutation) == ["mask"])
    #expect(found.first?.proofs.first?.place == proof.place)
    #expect(found.first?.proofs.first?.result.value?.isNaN == true)
    var other = mutation
    other.environment = [:]
    #expect(cache.mutationRuns(with: [other], of: fixture.chapter, in: fixture.book).isEmpty)
  }

  @Test func aDurationIsRemembered() {
    #expect(fixture.cache.lastDuration(of: fixture.chapter) == nil)
    fixture.cache.note(.milliseconds(1250), of: fixture.chapter)
    #expect(fixture.cache.lastDuration(of: fixture.chapter) == .milliseconds(1250))
  }

  @Test func anObjectThatIsWrittenAgainWithTheSameContentHits() throws {
    fixture.store()
    try fixture.write("object", to: "Notebook.build/Notebook.o")
    #expect(fixture.verdict == .hit)
  }

  /// On another machine, or after a cache was restored, no file has the same inode and time.
  @Test func theSameCompilerElsewhereHits() throws {
    fixture.store()
    try fixture.write("compiler", to: "elsewhere/bin/swiftc")
    chmod("\(fixture.root)/elsewhere/bin/swiftc", 0o755)
    fixture.environment["PATH"] = "\(fixture.root)/elsewhere/bin"
    #expect(fixture.verdict == .hit)
    try fixture.write("Compiler", to: "elsewhere/bin/swiftc")
    #expect(fixture.verdict == .miss(["the compiler changed"]))
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
    let recorded = CacheFixture.recorded(ChapterRun(outputs: outputs, values: ["2"]))
    fixture.cache.store(recorded, warnings: [], of: fixture.chapter, in: fixture.book)
    #expect(fixture.verdict == .hit)
    fixture.line += 1
    #expect(fixture.verdict != .hit)
  }

  @Test func shapesAreKeptWithTheRun() {
    fixture.shapes = [
      ShapeRecord(
        name: "q", shape: [4, 5], axisNames: ["头", ""], place: CellLine(cell: 1, line: 2)),
      ShapeRecord(name: "s", shape: [], place: CellLine(cell: 0, line: 0)),
    ]
    fixture.store()
    let answer = fixture.cache.answer(for: fixture.chapter, in: fixture.book)
    #expect(answer.found?.run.shapes == fixture.shapes)
  }

  @Test func warningsFollowTheirCellsWithTheirIdentifiersAndNotes() {
    func warning(movedBy lines: Int) -> Diagnostic {
      Diagnostic(
        .shapeCommentWrong,
        at: SourceLocation(path: "book/a.md", line: 15 + lines, column: 3), "unused", rule: "r",
        notes: [
          .init(
            "declared here", at: SourceLocation(path: "book/a.md", line: 5 + lines, column: 1)),
          .init("in a value", at: SourceLocation(path: "book/a.md", line: 55 + lines, column: 10)),
          .init("plain"),
        ])
    }
    fixture.store([warning(movedBy: 0)])
    fixture.line += 4
    let answer = fixture.cache.answer(for: fixture.chapter, in: fixture.book)
    #expect(answer.found?.warnings == [warning(movedBy: 4)])
  }

  @Test func aRunWithAWarningElsewhereIsNotStored() {
    let place = SourceLocation(path: "book/a.md", line: 1)
    fixture.store([Diagnostic(.swiftWarning, at: place, "above all cells")])
    #expect(fixture.entries("run-").isEmpty)
  }

  @Test func aRunIsNotStoredWhenAModuleWasBuiltMeanwhile() throws {
    let cache = fixture.cache
    #expect(cache.answer(for: fixture.chapter, in: fixture.book).found == nil)
    try fixture.write("OBJECT", to: "Notebook.build/Notebook.o")
    cache.store(fixture.recorded, warnings: [], of: fixture.chapter, in: fixture.book)
    #expect(fixture.entries("run-").isEmpty)
  }
}
