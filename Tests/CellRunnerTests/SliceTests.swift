import BookDocument
import CellRecords
import Foundation
import RunStore
import Testing

@testable import CellRunner

/// What runs after an edit before the whole chapter does.
@Suite struct SliceTests {
  private static let cells = [
    "final class Box { var n = 0 }\nlet box = Box()",
    "let seed = 2\nseed",
    "var list = [seed]\nlist.append(3)",
    "let words = [\"a\", \"b\"]\nprint(words)",
    "list.count",
    "let actions = [{ box.n += 1 }]\nprint(actions.count)",
    "actions.forEach { $0() }",
    "print(\"long\")\n\n\n\n\n\n\n\nprint(\"cell\")",
    "box.n",
  ]

  private let book = Book(title: "t", language: "en", slugs: ["a"], imports: [], directory: "b")

  private func chapter(_ codes: [String]) -> Chapter {
    let cells = codes.enumerated().map { index, code in
      Cell(
        index: index, code: code, location: SourceLocation(path: "b/a.md", line: 5 + index * 20),
        options: CellOptions())
    }
    let value = InlineValue(
      index: 0, cellsBefore: codes.count, expression: "words.count",
      location: SourceLocation(path: "b/a.md", line: 400, column: 9))
    return Chapter(slug: "a", path: "b/a.md", number: 1, cells: cells, inlineValues: [value])
  }

  private func program(_ codes: [String]) -> ChapterProgram {
    let chapter = chapter(codes)
    return ChapterProgram(
      chapter: chapter, book: book, syntax: ChapterSyntax(chapter, trees: SwiftTrees()),
      products: .ofRunningExecutable, toolchain: Toolchain())
  }

  struct Edit: Sendable, CustomTestStringConvertible {
    let name: String
    let change: @Sendable (inout [String]) -> Void
    /// The cells that run whole, and those of which statements run.
    let cells: [Int]
    let others: [Int]
    var values: [Int] = []
    var testDescription: String { name }
  }

  @Test(arguments: [
    Edit(name: "nothing", change: { _ in }, cells: [], others: []),
    Edit(name: "a number", change: { $0[1] = "let seed = 4\nseed" }, cells: [1, 2, 4], others: []),
    Edit(name: "a cell that uses others", change: { $0[4] = "list" }, cells: [4], others: [1, 2]),
    Edit(name: "a comment", change: { $0[3] += " // two" }, cells: [3], others: []),
    Edit(
      name: "what a sentence shows", change: { $0[3] = "let words = [1]" }, cells: [3], others: [],
      values: [0]),
    Edit(name: "a cell is added", change: { $0.insert("1 + 1", at: 2) }, cells: [2], others: []),
    Edit(name: "a cell is deleted", change: { $0.remove(at: 7) }, cells: [], others: []),
    Edit(
      name: "a change is deleted", change: { $0[2] = "var list = [seed]" }, cells: [2, 4],
      others: [1]),
    Edit(name: "cells are swapped", change: { $0.swapAt(3, 7) }, cells: [], others: []),
  ])
  func anEditTouches(_ edit: Edit) throws {
    var edited = Self.cells
    edit.change(&edited)
    let before = CellSlices(of: program(Self.cells)).hashes
    let plan = try #require(SlicePlan(of: program(edited), since: before))
    #expect(plan.slice.cells.sorted() == edit.cells)
    #expect(plan.slice.statements.keys.sorted() == edit.others)
    #expect(plan.slice.values.sorted() == edit.values)
  }

  @Test func aFunctionThatProvesIsNotSliced() {
    let cells = ["func check() { verify(\"1-a\", \"m\") { true } }", "check()"]
    let program = program(cells)
    #expect(SlicePlan(of: program, since: CellSlices(of: program).hashes) == nil)
  }

  @Test func aSliceGivesWhatTheWholeChapterGives() async throws {
    let folder = try Workspace()
    defer { folder.remove() }
    let cache = RunCache(
      folder: CacheFolder(path: folder.directory), products: .ofRunningExecutable)
    let memory = SliceMemory()
    func run(_ codes: [String], sliced: Bool) async throws -> (ChapterRun, [Diagnostic]) {
      var runner = ChapterRunner(runsMutations: false)
      (runner.memory, runner.runsSlices) = (memory, sliced)
      let (outcome, _) = await runner.run(chapter(codes), of: book, cache: cache)
      guard case .succeeded(let run, let warnings) = outcome else {
        Issue.record("the chapter failed: \(outcome)")
        throw CancellationError()
      }
      return (run, warnings)
    }
    _ = try await run(Self.cells, sliced: true)
    #expect(memory.slugs.unconfirmed.isEmpty)

    var edited = Self.cells
    edited[4] = "list.count + 10"
    edited.insert("let more = 1", at: 3)
    let (sliced, _) = try await run(edited, sliced: true)
    #expect(memory.slugs.unconfirmed == ["a"])
    #expect(sliced.outputs[6] == [.printed("1\n")])
    let (whole, warnings) = try await run(edited, sliced: false)
    #expect(sliced == whole)
    #expect(warnings.isEmpty)
    #expect(memory.slugs.confirmed == ["a"])

    // No name says that cell 7 changes the box.
    edited[9] = "box.n + 100"
    let (wrong, _) = try await run(edited, sliced: true)
    #expect(wrong.outputs[9] == [.value("100")])
    let (right, differences) = try await run(edited, sliced: false)
    #expect(right.outputs[9] == [.value("101")])
    #expect(differences.map(\.id) == [.sliceDiffers])
    #expect(["'100", "'101"].allSatisfy { differences.first?.message.contains($0) == true })

    // Such a chapter is not sliced again.
    edited[9] = "box.n + 200"
    #expect(try await run(edited, sliced: true).0.outputs[9] == [.value("201")])
    #expect(memory.slugs.unconfirmed.isEmpty)
  }
}

/// What a run with a mutation is remembered by.
@Suite struct ProofBasisTests {
  private func basis(_ codes: [String]) -> ProofBasis? {
    let cells = codes.enumerated().map { index, code in
      Cell(
        index: index, code: code, location: SourceLocation(path: "b/a.md", line: 5 + index * 20),
        options: CellOptions())
    }
    let chapter = Chapter(slug: "a", path: "b/a.md", number: 1, cells: cells)
    let book = Book(title: "t", language: "en", slugs: ["a"], imports: [], directory: "b")
    return ProofBasis(
      of: ChapterProgram(
        chapter: chapter, book: book, syntax: ChapterSyntax(chapter, trees: SwiftTrees()),
        products: .ofRunningExecutable, toolchain: Toolchain()), proofs: [])
  }

  private static let cells = [
    "let a = 1", "let b = 2\nb", "func check() {\n  verify(\"1-a\", \"m\") { a == 1 }\n}",
    "check()",
    "verify(\"1-b\", \"m\") { true }", "b",
  ]

  @Test func theCellsThatProveAreFoundThroughFunctions() {
    #expect(basis(Self.cells)?.cells == [2, 3, 4])
  }

  @Test(arguments: [
    (1, "let b = 3\nb", true), (5, "b + 1", true), (0, "let a = 2", false),
    (4, "verify(\"1-b\", \"m\") { false }", false), (1, "Settings.all = 2", false),
    (1, "let b = 2\nTrainer(Model(b), on: [b]).run()", true),
    (1, "let b = 2\nTrainer.run(b)", false), (1, "Trainer(Settings.all).run()", false),
    (5, "#line", nil),
  ])
  func anEditThatNoProofRestsOnKeepsTheBasis(cell: Int, code: String, keeps: Bool?) {
    var edited = Self.cells
    edited[cell] = code
    let (before, after) = (basis(Self.cells), basis(edited))
    #expect(after.map { $0.hash == before?.hash } == keeps)
  }

  @Test func proofsFollowTheirCells() {
    let proof = ProofRecord(
      claims: ["1-a"], measure: "m", relation: .isTrue, bound: nil,
      result: ProofResult(value: nil, holds: true), control: nil,
      place: CellLine(cell: 3, line: 1))
    let run = MutationRun(mutation: "m", proofs: [proof])
    let stored = run.numbered(among: [2, 3, 4])
    #expect(stored.proofs.map(\.place) == [CellLine(cell: 1, line: 1)])
    #expect(stored.placed(in: [5, 7, 9]).proofs.map(\.place) == [CellLine(cell: 7, line: 1)])
    #expect(run.numbered(among: [2]).proofs.isEmpty)
  }
}
