import BookDocument
import Foundation
import TestSupport
import Testing

/// What the documents say that the sources know better.
@Suite struct DocumentTests {
  @Test func theTableOfCellOptionsIsThatOfTheSources() throws {
    let path = Repository.path("docs/WRITING.md")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(text.firstRange(of: "<!-- cell options -->\n"))
    let end = try #require(text.firstRange(of: "<!-- end of cell options -->"))
    let table = String(text[start.upperBound..<end.lowerBound])
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != "1" else {
      let written = text[..<start.upperBound] + CellOptionKey.table + text[end.lowerBound...]
      try written.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(path)")
      return
    }
    #expect(table == CellOptionKey.table, "run RECORD_SNAPSHOTS=1 swift test")
  }
}
