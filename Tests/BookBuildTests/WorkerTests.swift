import BookBuild
import BookDocument
import CellRunner
import Foundation
import RunStore
import TestSupport
import Testing

/// What passes through the cache between workers and the build that makes the pages.
@Suite struct WorkerTests {
  private let folder = TestFolder()

  private func write(_ code: String, to slug: String = "a", above prose: String = "") throws {
    try folder.write("title: t\nlanguage: en\n", to: "book/book.yml")
    try folder.write("# \(slug)\n\n\(prose)```swift\n\(code)\n```\n", to: "book/\(slug).md")
  }

  private var cache: CacheFolder { CacheFolder(path: folder.path("cache")) }

  private func work(_ chapters: [String] = [], shard: Shard? = nil) async -> BuildReport {
    let options = ChapterWorker.Options(
      bookDirectory: folder.path("book"), chapters: chapters, shard: shard, jobs: 2, cache: cache)
    return await ChapterWorker(options, progress: SilentProgress()).run()
  }

  private func build(cached: Bool = true) async -> BuildReport {
    let options = BookBuilder.Options(
      bookDirectory: folder.path("book"), outputDirectory: folder.path("pages"), jobs: 2,
      cache: cached ? cache : nil)
    return await BookBuilder(options, progress: SilentProgress()).build()
  }

  @Test func aBuildMakesItsPagesOfWhatWorkersRan() async throws {
    try write("print(6 * 7)")
    try write("let unused = 1\n1 + 1", to: "b")
    #expect(await work(["a"]).succeeded)
    #expect(await work(["b"]).outcomes.map(\.chapter.slug) == ["b"])
    #expect(!FileManager.default.fileExists(atPath: folder.path("pages")))
    let built = await build()
    #expect(built.cacheOutcomes.map(\.outcome) == [.hit, .hit])
    let pages = try ["a.html", "b.html"].map { try folder.read("pages/\($0)") }
    let alone = await build(cached: false)
    #expect(try ["a.html", "b.html"].map { try folder.read("pages/\($0)") } == pages)
    #expect(built.orderedDiagnostics == alone.orderedDiagnostics)
  }

  @Test(arguments: [
    ("let x: Int = \"\"", DiagnosticID.swiftError),
    ("let numbers = [1]\nfunc f() { print(numbers[3]) }\nf()", .cellTrapped),
    ("while true {}", .cellTimeLimit),
    ("let block = [UInt8](repeating: 1, count: 300 << 20)\nwhile block.count > 0 {}", .memoryLimit),
    ("while true { print(\"flood\") }", .outputLimit),
  ])
  func aBuildReportsOnceWhatAWorkerFound(code: String, id: DiagnosticID) async throws {
    try write(code)
    try folder.write(
      "title: t\nlanguage: en\nlimits: {cell: 5, memory: 200, output: 1}\n", to: "book/book.yml")
    let found = await work().orderedDiagnostics
    #expect(found.filter(\.isError).map(\.id) == [id])
    var reported = await build()
    #expect(reported.cacheOutcomes.map(\.outcome) == [.failure])
    let first = try #require(reported.diagnostics.firstIndex { $0.isError })
    let note = try #require(reported.diagnostics[first].notes.last)
    reported.diagnostics[first].notes.removeLast()
    #expect(note.text.contains("found by 'build-book run' on '\(Machine.name)'"))
    #expect(reported.orderedDiagnostics == found)
    // The machine may have been what was wrong.
    #expect(await build().cacheOutcomes.map(\.outcome) == [.miss(["no entry"])])
  }

  @Test func aWorkerThatRunsAgainTakesBackWhatItFound() async throws {
    let mark = folder.path("mark")
    try write(
      "import Foundation\nprecondition(FileManager.default.fileExists(atPath: \"\(mark)\"))")
    #expect(await !work().succeeded)
    try folder.write("", to: "mark")
    #expect(await work().cacheOutcomes.map(\.outcome) == [.miss(["no entry"])])
    let built = await build()
    #expect(built.cacheOutcomes.map(\.outcome) == [.hit])
    #expect(built.succeeded)
  }

  @Test func aStoppedWorkerHasFoundNothing() async throws {
    let mark = folder.path("mark")
    try write(
      "import Foundation\n_ = FileManager.default.createFile(atPath: \"\(mark)\", contents: nil)\n"
        + "Thread.sleep(forTimeInterval: 500)")
    let task = Task { await work() }
    try await waitUntil { FileManager.default.fileExists(atPath: mark) }
    task.cancel()
    #expect(await !task.value.succeeded)
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: cache.path)) ?? []
    #expect(entries.filter { $0.hasPrefix("failure-") || $0.hasPrefix("run-") } == [])
  }

  @Test func aWorkerReadsItsOwnChaptersOnly() async throws {
    try write("1 + 1")
    try write("let x: Int = \"\"", to: "b")
    #expect(await work(["a"]).diagnostics == [])
    #expect(await work(["a", "c"]).diagnostics.map(\.id) == [.chapterUnknown])
    #expect(await work(shard: Shard(2, of: 2)).outcomes.map(\.chapter.slug) == ["b"])
    #expect(await work(shard: Shard(3, of: 3)).outcomes.isEmpty)
  }

  @Test(arguments: [
    ("3/8", true), ("1/1", true), ("0/8", false), ("9/8", false), ("3", false), ("3/", false),
    ("-1/2", false), ("1/2/3", false), ("1/0", false), ("", false),
  ])
  func aPartIsNamedByTwoNumbers(text: String, isPart: Bool) {
    #expect((Shard(text) != nil) == isPart)
  }

  @Test(arguments: [1, 2, 3, 7, 12])
  func partsTogetherAreAllChapters(count: Int) {
    var book = Book(
      title: "t", language: "en", slugs: (1...9).map { "c\($0)" }, imports: [], directory: "")
    book.hasFrontMatter = true
    let parts = (1...count).map { number in
      ChapterWorker.Options(
        bookDirectory: "", shard: Shard(number, of: count), jobs: 1, cache: cache
      )
      .wanted(in: book)
    }
    #expect(parts.joined().sorted() == book.texts.sorted())
    let sizes = parts.map(\.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }
}
