import BookBuild
import BookDocument
import Foundation
import TestSupport
import Testing

@Suite struct BookBuilderTests {
  private let book = TestFolder()
  private let output = TestFolder()

  private func build(only: [String] = []) async -> BuildReport {
    let options = BookBuilder.Options(
      bookDirectory: book.path, outputDirectory: output.path, only: only, jobs: 2)
    return await BookBuilder(options, progress: SilentProgress()).build()
  }

  private func write(_ code: String, to slug: String) throws {
    try book.write("# \(slug)\n\n```swift\n\(code)\n```\n", to: "\(slug).md")
  }

  init() throws {
    try book.write("title: 书\n", to: "book.yml")
    try write("1 + 1", to: "a")
    try write("2 + 2", to: "b")
  }

  @Test func aFailingChapterKeepsItsEarlierPageAndCostsNoOtherItsPage() async throws {
    #expect(await build().succeeded)
    let earlier = try output.read("a.html")
    try write("[1][7]", to: "a")
    try write("3 + 30", to: "b")
    let report = await build()
    #expect(!report.succeeded)
    #expect(report.chapters.map(\.chapter.slug) == ["b"])
    #expect(try output.read("a.html") == earlier)
    #expect(try output.read("b.html").contains("33"))
  }

  @Test func oneChapterAloneCanBeBuilt() async throws {
    try write("nonsense", to: "b")
    let report = await build(only: ["a"])
    #expect(report.succeeded)
    #expect(FileManager.default.fileExists(atPath: output.path("a.html")))
    #expect(!FileManager.default.fileExists(atPath: output.path("b.html")))
    #expect(try output.read("a.html").contains("b.html"))
  }

  @Test func anUnknownChapterIsNamed() async throws {
    let diagnostics = await build(only: ["aa"]).diagnostics
    #expect(diagnostics.map(\.help) == ["did you mean 'a'?"])
  }

  @Test func twoBuildsGiveTheSameBytes() async throws {
    try write(
      "let words = [\"a\": 1, \"b\": 2, \"c\": 3]\nprint(words)\nSet([1, 2, 3, 4])", to: "a")
    #expect(await build().succeeded)
    let first = try output.read("a.html")
    #expect(await build().succeeded)
    #expect(try output.read("a.html") == first)
  }

  @Test func mistakesOfAllChaptersComeAtOnce() async throws {
    try write("let x: Int = \"\"", to: "a")
    try book.write("# b\n\n```swift\n//| lable: x\nlet y: Int = \"\"\n```\n", to: "b.md")
    let report = await build()
    #expect(report.orderedDiagnostics.map(\.location.line) == [4, 4, 5])
    #expect(report.orderedDiagnostics.count(where: \.isError) == 3)
  }

  @Test func noProcessIsLeftBehind() async throws {
    let seconds = RunningProcesses.unmistakableSeconds()
    try book.write(
      """
      # a

      ```swift
      import Foundation
      var children: [Process] = []
      for command in [["setsid", "sleep", "\(seconds)"], ["sh", "-c", "sleep \(seconds) & sleep \(seconds)"]] {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        child.arguments = command
        try child.run()
        children.append(child)
      }
      try String(contentsOfFile: "/proc/\\(children[0].processIdentifier)/cmdline", encoding: .utf8)
        .replacing("\\0", with: " ")
      ```
      """, to: "a.md")
    let report = await build(only: ["a"])
    #expect(report.orderedDiagnostics == [])
    // The children ran while the chapter did.
    #expect(try output.read("a.html").contains("sleep \(seconds)"))
    #expect(!RunningProcesses.contain(argument: seconds))
  }

  @Test func theOutputMayNotLieInTheBook() async throws {
    let options = BookBuilder.Options(
      bookDirectory: book.path, outputDirectory: book.path("pages"), jobs: 1)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(report.diagnostics.map(\.id) == [.outputInsideBook])
    #expect(!FileManager.default.fileExists(atPath: book.path("pages")))
  }

  @Test(arguments: ["title: 书\n", "title: 书\nchapters: [a, secret]\n"])
  func aLinkOutOfTheBookIsNoChapter(settings: String) async throws {
    try book.write(settings, to: "book.yml")
    try output.write("# secret", to: "secret.md")
    try FileManager.default.createSymbolicLink(
      atPath: book.path("secret.md"), withDestinationPath: output.path("secret.md"))
    let diagnostics = await build().diagnostics
    #expect(
      diagnostics.contains { $0.id == .chapterOutsideBook && $0.message.contains("'secret.md'") })
    #expect(!FileManager.default.fileExists(atPath: output.path("secret.html")))
  }

  @Test func anOutputFolderThatCannotBeWrittenIsReported() async throws {
    try output.write("a file", to: "file")
    let options = BookBuilder.Options(
      bookDirectory: book.path, outputDirectory: output.path("file/pages"), jobs: 1)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(report.diagnostics.map(\.id).contains(.fileNotWritable))
  }

  @Test(
    arguments: [
      LongText("[", times: 50_000), LongText("**中", times: 20_000),
      LongText((0..<10_000).map { "## 节 \($0 % 50)\n\n文。\n\n" }.joined()),
    ])
  func longMarkdownIsBuilt(markdown: LongText) async throws {
    try book.write("# a\n\n" + markdown.text, to: "a.md")
    let report = await build(only: ["a"])
    // A page of ten thousand headings is large, and says so.
    #expect(report.diagnostics.filter { $0.id != .pageLarge } == [])
    let page = try output.read("a.html")
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: [
    ("{page: 0.001}", [DiagnosticID.pageLarge]), ("{build: 0.001}", [.buildSlow]),
    ("{page: 2, build: 600}", []), ("{pages: 2}", [.settingUnknown]),
    ("{page: none}", [.settingInvalid]),
  ])
  func budgetsWarn(budgets: String, kinds: [DiagnosticID]) async throws {
    try book.write("title: t\nbudgets: \(budgets)\n", to: "book.yml")
    try book.write("# a\n", to: "a.md")
    let report = await build(only: ["a"])
    #expect(Set(report.diagnostics.map(\.id)) == Set(kinds))
  }

  @Test func aHugeChapterIsRefusedUnread() async throws {
    try book.write(String(repeating: "十个字十个字十个字。\n", count: 400_000), to: "a.md")
    let report = await build()
    #expect(
      report.diagnostics.map(\.message) == [
        "the file is 11.9 MB; the limit is 4 MB"
      ])
    #expect(report.chapters.map(\.chapter.slug) == ["b"])
  }

  @Test(.enabled("this machine lets no test mount a small disk") { SmallDisk() != nil })
  func aFullDiskLosesNoPage() async throws {
    let mounted = try #require(SmallDisk())
    let disk = mounted.folder
    let options = BookBuilder.Options(
      bookDirectory: book.path, outputDirectory: disk.path, jobs: 1)
    try "earlier".write(toFile: disk.path("a.html"), atomically: true, encoding: .utf8)
    try write("String(repeating: \"x\", count: 50_000)", to: "a")
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    let unwritten = report.diagnostics.filter { $0.id == .fileNotWritable }
    #expect(unwritten.map(\.location.path).contains(disk.path("a.html")))
    #expect(unwritten.allSatisfy { !$0.notes.isEmpty }, "the system's reason")
    #expect(try disk.read("a.html") == "earlier")
  }
}

/// A disk of 40 kB in memory, for as long as it is used; only root can mount one.
private final class SmallDisk {
  let folder = TestFolder()

  init?() {
    guard Command.succeeds("mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", folder.path) else {
      return nil
    }
  }

  deinit { _ = Command.succeeds("umount", folder.path) }
}
