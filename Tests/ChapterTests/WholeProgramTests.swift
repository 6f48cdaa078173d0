import BookDocument
import CellRecords
import CellRunner
import TestSupport
import Testing

@testable import BookBuild

/// The program that a chapter's page offers: it compiles alone and prints what the cells show.
@Suite struct WholeProgramTests {
  @Test(arguments: RealBook.slugs)
  func theProgramOfAChapterPrintsWhatItsCellsShow(slug: String) async throws {
    let built = try #require(await RealBook.shared.evidence(of: slug).built)
    let book = BookSettings(directory: Repository.path("chapters")).book
    let program = WholeProgram(of: built.chapter, in: book)
    #expect(program.lines.count > 20)
    let outcome = try await ProgramRunner().run(program.text, of: book)
    #expect(outcome.failure == nil)
    let shown = built.chapter.cells.filter(\.isInWholeProgram).flatMap {
      built.run.outputs[$0.index]
    }
    #expect(outcome.output == shown.map(\.standaloneText).joined())
  }
}
