import BookBuild
import BookDocument
import Foundation
import RunStore
import TestSupport
import Testing

@testable import CellRunner

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

  @Test func whoWritesIntoItsDataChangesNeitherTheBookNorAnotherChapter() async throws {
    try book.write(
      """
      # 章

      ```swift
      import Foundation
      let file = FileHandle(forUpdatingAtPath: "data/words/few.txt")
      file?.write(Data("改".utf8))
      try? file?.close()
      try String(contentsOfFile: "data/words/few.txt", encoding: .utf8)
      ```
      """, to: "a.md")
    try book.write(
      """
      # 章二

      ```swift
      import Foundation
      try String(contentsOfFile: "data/words/few.txt", encoding: .utf8)
      ```
      """, to: "b.md")
    #expect(await build().succeeded)
    #expect(try output.read("a.html").contains("改二三"))
    #expect(try output.read("b.html").contains("一二三"))
    #expect(try book.read("data/words/few.txt") == "一二三\n")
  }

  @Test(arguments: [0, 1, 70_000, 3 << 20]) func everyByteIsCopied(count: Int) throws {
    let bytes = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 9) })
    try FileManager.default.removeItem(atPath: book.path("data"))
    try FileManager.default.createDirectory(
      atPath: book.path("data"), withIntermediateDirectories: true)
    try bytes.write(to: URL(fileURLWithPath: book.path("data/bytes")))
    let loaded = BookOverview.settings(ofBookIn: book.path)
    let data = try #require(DataFolder(of: loaded))
    // Onto another file system, and below the same.
    for folder in [output.path, "/dev/shm/build-book-data-\(UUID().uuidString)"] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try data.copy(into: folder)
      #expect(FileManager.default.contents(atPath: "\(folder)/data/bytes") == bytes)
      #expect(throws: (any Error).self) { try data.copy(into: folder) }
      try FileManager.default.removeItem(atPath: "\(folder)/data")
      if folder != output.path { try FileManager.default.removeItem(atPath: folder) }
    }
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
