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

  @Test func withoutItThereIsNoPageAndEveryMistakeIsReportedThatNeedsNoRun() async throws {
    let (report, page) = try await build(keepsGoing: false)
    #expect(page == nil)
    #expect(report.orderedDiagnostics.map(\.location.line) == [9, 13])
  }
}
