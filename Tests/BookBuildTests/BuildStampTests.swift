import Foundation
import RunStore
import TestSupport
import Testing

@testable import BookBuild
@testable import CellRunner

/// When a build need not look into its files, since the last one has written what it would write.
@Suite struct BuildStampTests {
  private let folder = TestFolder()

  private var options: BookBuilder.Options {
    BookBuilder.Options(
      bookDirectory: folder.path("package/book"), outputDirectory: folder.path("package/output"),
      jobs: 1, cache: CacheFolder(path: folder.path("cache")))
  }

  private func writeBook() throws {
    try folder.write("// a package\n", to: "package/Package.swift")
    try folder.write("let shown = 1\n", to: "package/Sources/Library.swift")
    try folder.write("title: 书\n", to: "package/book/book.yml")
    // A folder that is made changes the one around it.
    try folder.write("", to: "package/output/.gitkeep")
    try folder.write("1\n", to: "package/book/data/numbers.txt")
    let text = "# 章\n\n文字。\n\n```swift\n//| include: ../Sources/Library.swift#shown\n```\n"
    try folder.write(text, to: "package/book/01-a.md")
    try age()
  }

  /// Makes everything look as if it had been written a while ago.
  private func age() throws {
    let files = FileManager.default.enumerator(atPath: folder.path)
    for name in ["."] + (files?.compactMap { $0 as? String } ?? []) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: folder.path(name))
    }
  }

  private func build(_ options: BookBuilder.Options) async throws {
    let stamp = try #require(BuildStamp(options, runner: ChapterRunner()))
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(report.diagnostics.isEmpty)
    stamp.keep(report, products: .ofRunningExecutable)
  }

  private func chaptersWritten(_ options: BookBuilder.Options) -> Int? {
    BuildStamp(options, runner: ChapterRunner())?.chaptersWritten
  }

  @Test func whatHasNotChangedIsNotBuiltAgain() async throws {
    try writeBook()
    #expect(chaptersWritten(options) == nil)
    try await build(options)
    #expect(chaptersWritten(options) == 1)
    var printed = options
    printed.formats = ["html", "text"]
    #expect(chaptersWritten(printed) == nil)
  }

  @Test(arguments: [
    "package/book/01-a.md", "package/book/02-b.md", "package/book/book.yml",
    "package/book/data/numbers.txt", "package/book/theme/theme.css",
    "package/Sources/Library.swift",
    "package/picture.png", "package/output/01-a.html", "package/output/theme.css",
    "package/output/.book-files",
  ])
  func aBuildFollowsAChangeOf(_ file: String) async throws {
    try writeBook()
    try await build(options)
    try folder.write("something else\n", to: file)
    #expect(chaptersWritten(options) == nil)
  }

  @Test(arguments: ["package/output/01-a.html", "package/book/data/numbers.txt"])
  func aBuildFollowsTheLossOf(_ file: String) async throws {
    try writeBook()
    try await build(options)
    try FileManager.default.removeItem(atPath: folder.path(file))
    #expect(chaptersWritten(options) == nil)
  }

  @Test func whatIsYoungerThanABuildCanChangeOnceMore() async throws {
    try writeBook()
    try folder.write("2\n", to: "package/book/data/numbers.txt")
    try await build(options)
    #expect(chaptersWritten(options) == nil)
  }

  @Test func aLinkInTheBookToAnotherFolderIsNotTrusted() async throws {
    try writeBook()
    try folder.write("x\n", to: "elsewhere/x.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("package/book/linked"), withDestinationPath: folder.path("elsewhere"))
    try age()
    try await build(options)
    #expect(chaptersWritten(options) == nil)
  }
}
