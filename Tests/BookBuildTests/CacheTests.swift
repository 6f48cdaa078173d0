import BookBuild
import CellRunner
import Foundation
import RunStore
import TestSupport
import Testing

/// Whole builds with a cache of their own.
@Suite struct CacheTests {
  private let book = TestFolder()
  private let cache = TestFolder()

  private func write(
    code: String, prose: String = "文字。", to folder: TestFolder? = nil
  ) throws {
    let folder = folder ?? book
    try folder.write("title: 书\n", to: "book.yml")
    try folder.write(
      """
      # 章

      \(prose)

      ```swift
      //| label: numbers
      \(code)
      ```

      公式 $`x^2`$，值 `{swift} x + 1`。
      """, to: "a.md")
  }

  private func build(
    _ folder: TestFolder? = nil, cached: Bool = true
  ) async -> (report: BuildReport, page: String?) {
    let output = TestFolder()
    let options = BookBuilder.Options(
      bookDirectory: (folder ?? book).path, outputDirectory: output.path, jobs: 2,
      cache: cached ? CacheFolder(path: cache.path("cache")) : nil)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    return (report, try? output.read("a.html"))
  }

  private let code = "let x = 1\nfor i in 0..<3 { print(i) }\nfunc f() { let unused = 2 }\nx"

  @Test func aBuildFromTheCacheGivesTheSameBytesAndWarnings() async throws {
    try write(code: code)
    let clean = await build(cached: false)
    #expect(clean.report.cacheOutcomes.map(\.outcome) == [.off])
    let first = await build()
    #expect(first.report.cacheOutcomes.map(\.outcome) == [.miss(["no entry"])])
    let second = await build()
    #expect(second.report.cacheOutcomes.map(\.outcome) == [.hit])
    #expect(clean.page != nil)
    #expect(first.page == clean.page)
    #expect(second.page == clean.page)
    #expect(!clean.report.diagnostics.isEmpty)
    #expect(second.report.diagnostics == clean.report.diagnostics)

    try write(code: code, prose: "另一段。\n\n再一段。")
    let moved = await build()
    #expect(moved.report.cacheOutcomes.map(\.outcome) == [.hit])
    let cleanMoved = await build(cached: false)
    #expect(moved.page == cleanMoved.page)
    #expect(moved.report.diagnostics == cleanMoved.report.diagnostics)
  }

  @Test func aChangedCellRunsAndIsNamed() async throws {
    try write(code: code)
    _ = await build()
    try write(code: "let x = 7\nx")
    let changed = await build()
    #expect(changed.report.cacheOutcomes.map(\.outcome) == [.miss(["cell 'numbers' changed"])])
    #expect(changed.page == (await build(cached: false)).page)
  }

  @Test func aFailureIsNotStored() async throws {
    try write(code: "let x = [1][3]")
    for _ in 0..<2 {
      let failed = await build()
      #expect(!failed.report.succeeded)
      #expect(failed.report.cacheOutcomes.map(\.outcome) == [.miss(["no entry"])])
    }
  }

  @Test func twoBuildsAtOnceGiveTheSameAndLeaveWholeEntries() async throws {
    try write(code: code)
    async let first = build()
    async let second = build()
    let pages = [await first.page, await second.page]
    #expect(pages[0] != nil)
    #expect(pages[0] == pages[1])
    let third = await build()
    #expect(third.report.cacheOutcomes.map(\.outcome) == [.hit])
    #expect(third.page == pages[0])
  }

  @Test func twoFoldersGiveTheSameBytesAndShareEntries() async throws {
    let other = TestFolder()
    try write(code: code)
    try write(code: code, to: other)
    let here = await build(cached: false)
    #expect(here.page != nil)
    #expect(here.page == (await build(other, cached: false)).page)
    _ = await build()
    let there = await build(other)
    #expect(there.report.cacheOutcomes.map(\.outcome) == [.hit])
    #expect(there.page == here.page)
  }

  @Test func runsWithMutationsAreRememberedByThemselves() async throws {
    try book.write("title: 书\nimports: [Glibc]\n", to: "book.yml")
    func write(claims variable: String) throws {
      try book.write(
        """
        mutations: {mask: {label: 没有掩码, environment: {\(variable): mask}}}
        claims: [{id: a, section: 1, sentence: 句。, kills: [mask]}]
        """, to: "claims.yml")
    }
    try write(claims: "BOOK_DEFECT")
    try book.write(
      "# 章\n\n句。[](#claim-a)\n\n```swift\nverify(\"a\", \"真\") { getenv(\"BOOK_DEFECT\") == nil }\n```\n",
      to: "a.md")
    let first = await build()
    #expect(first.report.diagnostics == [])
    // By all code of the chapter, and by the code that its proofs rest on.
    let entries = try mutationEntries()
    #expect(entries.count == 2)
    let second = await build()
    #expect(second.report.diagnostics == [])
    #expect(second.page == first.page)
    #expect(try mutationEntries() == entries)
    // Another variable is another mutation: the run of the chapter stays, and the run with it is made again.
    try write(claims: "OTHER_DEFECT")
    let third = await build()
    #expect(third.report.cacheOutcomes.map(\.outcome) == [.hit])
    #expect(third.report.diagnostics.map(\.id) == [.mutationSurvived])
  }

  @Test func aBuildMayLeaveRunsWithMutationsForLater() async throws {
    try book.write("title: 书\nimports: [Glibc]\n", to: "book.yml")
    try book.write(
      """
      mutations: {mask: {label: 没有掩码, environment: {BOOK_DEFECT: mask}}}
      claims: [{id: a, section: 1, sentence: 句。, kills: [mask]}]
      """, to: "claims.yml")
    try book.write(
      "# 章\n\n句。[](#claim-a)\n\n```swift\nverify(\"a\", \"真\") { getenv(\"BOOK_DEFECT\") == nil }\n```\n",
      to: "a.md")
    let options = BookBuilder.Options(
      bookDirectory: book.path, outputDirectory: cache.path("pages"), jobs: 1)
    let first = await BookBuilder(
      options, runner: ChapterRunner(runsMutations: false), progress: SilentProgress()
    ).build()
    #expect(first.succeeded && first.hasOpenMutations)
    #expect(try !cache.read("pages/a.html").contains("没有掩码"))
    let second = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(second.succeeded && !second.hasOpenMutations)
    #expect(try cache.read("pages/a.html").contains("没有掩码"))
  }

  private func mutationEntries() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: cache.path("cache"))
      .filter { $0.hasPrefix("mutation-") }.sorted()
  }
}
