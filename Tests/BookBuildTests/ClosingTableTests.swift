import BookBuild
import TestSupport
import Testing

@Suite struct ClosingTableTests {
  @Test func everyChapterHasARowWithWhatItTook() async throws {
    let book = TestFolder()
    let output = TestFolder()
    try book.write("title: 书\n", to: "book.yml")
    try book.write("# a\n\n```swift\n1\n```\n\n```swift\n2\n```\n", to: "第一章.md")
    try book.write("# b\n", to: "b.md")
    let options = BookBuilder.Options(
      bookDirectory: book.path, outputDirectory: output.path, jobs: 2)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    let rows = ClosingTable(report).text.split(separator: "\n").map { row in
      row.split(separator: " ").filter { $0 != "s" && $0 != "MB" }
    }
    #expect(rows[0] == ["chapter", "cells", "time", "cache", "memory"])
    #expect(rows[1].prefix(2) == ["b", "0"])
    #expect(rows[2].prefix(2) == ["第一章", "2"])
    #expect(rows[2][3] == "off")
  }
}
