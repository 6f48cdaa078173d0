import BookDocument
import CellRecords
import Foundation
import Testing

@testable import RunStore

/// What a worker found wrong, between the worker and the build.
@Suite struct FailureTests {
  private let fixture: CacheFixture

  init() throws { fixture = try CacheFixture() }

  private func failure(movedBy lines: Int = 0) -> [Diagnostic] {
    [
      Diagnostic(
        .swiftWarning, at: SourceLocation(path: "book/a.md", line: 5 + lines, column: 3), "unused"),
      Diagnostic(
        .cellTrapped, at: SourceLocation(path: "book/a.md", line: 15 + lines, column: 1), "trapped",
        notes: [.init("called", at: SourceLocation(path: "book/a.md", line: 5 + lines))]),
    ]
  }

  private func store(_ diagnostics: [Diagnostic]) {
    fixture.cache.store(
      failure: diagnostics, foundOn: "node2", of: fixture.chapter, in: fixture.book)
  }

  private func take() -> [Diagnostic]? {
    fixture.cache.takeFailure(of: fixture.chapter, in: fixture.book)
  }

  @Test func itIsTakenOnceWhereItsCellsAreNowAndNamesTheMachine() throws {
    store(failure())
    fixture.line += 7
    var taken = try #require(take())
    let note = try #require(taken[1].notes.last)
    taken[1].notes.removeLast()
    #expect(note.text.contains("'node2'"))
    #expect(taken == failure(movedBy: 7))
    #expect(take() == nil)
  }

  @Test func itIsOfTheSameCodeOnly() {
    store(failure())
    fixture.code[1] = "x + 1"
    #expect(take() == nil)
    fixture.code[1] = "x"
    #expect(take() != nil)
  }

  @Test func theChaptersOwnLineIsAPlaceAndAnotherFileIsNone() throws {
    let atStart = Diagnostic(
      .chapterNotRun, at: SourceLocation(path: "book/a.md", line: 1), "not run")
    store([atStart])
    #expect(try #require(take()).map(\.location) == [atStart.location])
    store([
      Diagnostic(.chapterNotRun, at: SourceLocation(path: "elsewhere.md", line: 1), "not run")
    ])
    #expect(fixture.entries("failure-").isEmpty)
  }

  @Test func aResultTakesItsPlace() {
    store(failure())
    fixture.store()
    #expect(take() == nil)
    #expect(fixture.verdict == .hit)
  }

  @Test func aChapterIsCompleteWithItsRunAndThoseWithMutations() {
    let mutation = Mutation(name: "mask", label: "m", environment: ["MODEL_ABLATE": "mask"])
    let claim = Claim(
      id: "a", section: "1", sentence: "s", kills: ["mask"],
      location: SourceLocation(path: "claims.yml", line: 1))
    fixture.book.claims = ClaimList(
      path: "claims.yml", claims: [claim], mutations: [mutation])
    let proof = ProofRecord(
      claims: ["a"], measure: "m", relation: .isTrue,
      result: ProofResult(value: 1, holds: true), place: CellLine(cell: 0, line: 0))
    var run = fixture.run
    run.outputs[0].append(.proof(proof))
    let cache = fixture.cache
    #expect(!cache.isComplete(fixture.chapter, in: fixture.book))
    cache.store(CacheFixture.recorded(run), warnings: [], of: fixture.chapter, in: fixture.book)
    #expect(!cache.isComplete(fixture.chapter, in: fixture.book))
    cache.store(
      [MutationRun(mutation: "mask", proofs: [proof])], of: fixture.chapter, in: fixture.book)
    #expect(cache.isComplete(fixture.chapter, in: fixture.book))
  }
}
