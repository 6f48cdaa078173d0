import BookBuild
import BookDocument
import CellRunner
import Foundation
import RunStore
import TestSupport
import Testing

/// What cells read from the book's folder `data`.
@Suite struct DataTests {
  private let book = TestFolder()
  private let output = TestFolder()
  private let cache = TestFolder()

  init() throws {
    try book.write("title: 书\n", to: "book.yml")
    try book.write("一二三\n", to: "data/words/few.txt")
    try book.write(
      """
      # 章

      ```swift
      import Foundation
      let text = try String(contentsOfFile: "data/words/few.txt", encoding: .utf8)
      try "written".write(toFile: "data/words/few.txt", atomically: true, encoding: .utf8)
      text
      ```
      """, to: "a.md")
  }

  private func build() async -> BuildReport {
    let options = BookBuilder.Options(
      bookDirectory: book.path, outputDirectory: output.path, jobs: 1,
      cache: CacheFolder(path: cache.path))
    return await BookBuilder(options, progress: SilentProgress()).build()
  }

  @Test func cellsReadCopiesAndTheBookStaysAsItIs() async throws {
    #expect(await build().diagnostics == [])
    #expect(try output.read("a.html").contains("一二三"))
    #expect(try book.read("data/words/few.txt") == "一二三\n")
  }

  @Test func changedDataRunsTheChapterAgain() async throws {
    _ = await build()
    #expect(await build().cacheOutcomes.map(\.outcome) == [.hit])
    try book.write("四五六\n", to: "data/words/few.txt")
    #expect(
      await build().cacheOutcomes.map(\.outcome) == [.miss(["the files in 'data' changed"])])
    #expect(try output.read("a.html").contains("四五六"))
  }

  @Test func aLinkAmongTheDataIsNotFollowed() async throws {
    try FileManager.default.createSymbolicLink(
      atPath: book.path("data/secret"), withDestinationPath: "/etc/passwd")
    let report = await build()
    #expect(report.diagnostics.map(\.id) == [.dataNotAFile])
  }
}
