import BookBuild
import BookDocument
import CellRunner
import TestSupport
import Testing

/// A chapter whose cells have mistakes is built without them when the build goes on.
@Suite struct KeepGoingTests {
  private func build(keepsGoing: Bool) async throws -> (report: BuildReport, page: String?) {
    let output = TestFolder()
    let options = BookBuilder.Options(
      bookDirectory: Scenario(name: "go-on").directory, outputDirectory: output.path, jobs: 1)
    let report = await BookBuilder(
      options, runner: ChapterRunner(keepsGoing: keepsGoing), progress: SilentProgress()
    ).build()
    return (report, try? output.read("a.html"))
  }

  @Test func thePageShowsMistakesInTheirPlaceAndWhatTheOtherCellsGive() async throws {
    let (report, page) = try await build(keepsGoing: true)
    let main = try Page.main(of: #require(page))
    #expect(report.succeeded == false)
    let failures = main.matches(
      of: /<div class="cell-failure"><p>(?<title>[^<]*)<\/p>\n<pre[^>]*><samp[^>]*>(?<text>[^<]*)</)
    #expect(
      failures.map { "\($0.title): \($0.text.split(separator: "\n").first ?? "")" } == [
        "Error: error: cannot convert value of type 'String' to specified type 'Int'",
        "Error: error: expected value and ')' to end tuple",
        "Not run: it needs a cell with an error: #2",
        "Error: error: cell '#5' stopped: Fatal error: Index out of range",
      ])
    #expect(main.contains("<samp>fine\n</samp>"))
    #expect(main.contains("<samp>fine too 1\n</samp>"))
    #expect(report.errorCount == 3)
  }

  @Test func aLinkThatLeadsNowhereDoesNotTakeThePageAway() async throws {
    let folder = TestFolder()
    let output = TestFolder()
    try folder.write("title: Links\nlanguage: en\nimports: []\n", to: "book.yml")
    try folder.write(
      "# A\n\n[one](#nowhere), [two](b.md#nowhere), [three](none.txt).\n", to: "a.md")
    try folder.write("# B\n\n## Compound Cases（复合）\n\n<doc:B#Compound-Cases复合>\n", to: "b.md")
    let options = BookBuilder.Options(
      bookDirectory: folder.path, outputDirectory: output.path, jobs: 1)
    for keepsGoing in [false, true] {
      let report = await BookBuilder(
        options, runner: ChapterRunner(keepsGoing: keepsGoing), progress: SilentProgress()
      ).build()
      #expect(
        report.orderedDiagnostics.filter(\.isError).map(\.id) == [
          .linkAnchorUnknown, .linkAnchorUnknown, .linkedFileNotFound,
        ])
      #expect(report.chapters.map(\.chapter.slug) == (keepsGoing ? ["a", "b"] : ["b"]))
    }
    #expect(try output.read("b.html").contains("<a href=\"#compound-cases-复合\">"))
  }

  @Test func aCellThatWasNotMeasuredDoesNotTakeThePageAway() async throws {
    let folder = TestFolder()
    let output = TestFolder()
    try folder.write("title: Times\nlanguage: en\nimports: []\n", to: "book.yml")
    let cells = ["//| measured: true\nmeasure { 1 + 1 }", "1000 + 234"]
    let code = cells.map { "\n```swift\n\($0)\n```\n" }.joined()
    try folder.write("# A\n\(code)", to: "a.md")
    let options = BookBuilder.Options(
      bookDirectory: folder.path, outputDirectory: output.path, jobs: 1)
    let report = await BookBuilder(
      options, runner: ChapterRunner(keepsGoing: true), progress: SilentProgress()
    ).build()
    #expect(report.orderedDiagnostics.filter(\.isError).map(\.id) == [.timingMissing])
    let page = try output.read("a.html")
    #expect(page.contains("has no measurement") && page.contains("1234"))
  }

  @Test func withoutItThereIsNoPageAndEveryMistakeIsReportedThatNeedsNoRun() async throws {
    let (report, page) = try await build(keepsGoing: false)
    #expect(page == nil)
    #expect(report.orderedDiagnostics.map(\.location.line) == [9, 13])
  }
}
