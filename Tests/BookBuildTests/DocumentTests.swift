import BookDocument
import Foundation
import TestSupport
import Testing

/// What the documents say that the sources know better.
@Suite struct DocumentTests {
  @Test func theTableOfCellOptionsIsThatOfTheSources() throws {
    try Snapshot.expect(
      CellOptionKey.table, from: "<!-- cell options -->\n", to: "<!-- end of cell options -->",
      in: Repository.path("docs/WRITING.md"))
  }
}
