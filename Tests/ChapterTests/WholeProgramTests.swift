import BookDocument
import CellRecords
import CellRunner
import Foundation
import Testing

@testable import BookBuild

/// The programs that a reader can copy: each compiles alone and prints what its cell shows.
@Suite struct WholeProgramTests {
  /// Compiling takes half a second a program: here every ninth, `WHOLE_PROGRAMS=all` for the rest,
  /// which `Scripts/check` asks for.
  private static let stride =
    ProcessInfo.processInfo.environment["WHOLE_PROGRAMS"] == "all" ? 1 : 9

  @Test(arguments: RealBook.slugs)
  func aProgramPrintsWhatItsCellShows(slug: String) async throws {
    let built = try #require(await RealBook.shared.evidence(of: slug).built)
    let book = BookSettings(directory: "\(RealBook.root)/chapters").book
    let programs = WholePrograms(of: built.chapter, in: book).texts.sorted { $0.key < $1.key }
    #expect(programs.count > 5)
    let chosen = programs.enumerated().filter { $0.offset % Self.stride == Self.stride - 1 }
    _ = await chosen.map(\.element).concurrentMap(limit: 2) { cell, program in
      await Self.check(
        program, of: built.chapter.cells[cell], gives: built.run.outputs[cell], in: book)
    }
  }

  private static func check(
    _ program: String, of cell: Cell, gives outputs: [CellOutput], in book: Book
  ) async {
    do {
      let outcome = try await ProgramRunner().run(program, of: book)
      #expect(outcome.failure == nil, "cell \(cell.name):\n\(program)")
      #expect(
        outcome.output == outputs.map(\.standaloneText).joined(), "cell \(cell.name):\n\(program)")
    } catch {
      Issue.record(error, "cell \(cell.name)")
    }
  }
}
