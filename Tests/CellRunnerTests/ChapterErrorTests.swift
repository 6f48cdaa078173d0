import BookDocument
import CellRecords
import Foundation
import RunStore
import Testing

@testable import CellRunner

@Suite struct ChapterErrorTests {
  private let chapter = Chapter(
    slug: "a", path: "chapters/06-教.md", number: 6,
    cells: [
      Cell(
        index: 0, code: "func f() {\n  list[7]\n}\n\n\nf()",
        location: SourceLocation(path: "chapters/06-教.md", line: 4),
        options: CellOptions(label: "fig-a"))
    ])

  private let backtrace = """
    Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range

    Thread 0 "chapter" crashed:

      0      0x00007fd7d196df7f _assertionFailure(_:_:file:line:flags:) + 623 in libswiftCore.so
      3 [ra] 0x000056216891bee3 f() + 66 in chapter at chapters/06-教.md:5:19
      4 [ra] 0x000056216891bfe8 main + 55 in chapter at /somewhere/chapters/06-教.md:9:1
    """

  private func error(
    _ end: RunningProcess.End, errorText: String, recordError: RecordError? = nil
  ) -> Diagnostic {
    let remains = ChapterProcess.Remains(
      end: end, stoppedCell: 0, recorded: RecordedRun(nonce: "", records: Data(), output: Data()),
      errorText: errorText)
    return ChapterError(remains, of: chapter, running: 0, recordError: recordError).diagnostic
  }

  @Test func aTrapIsReportedWhereItHappenedWithItsCallers() {
    let diagnostic = error(.signalled(4), errorText: backtrace)
    #expect(diagnostic.message == "cell 'fig-a' stopped: Fatal error: Index out of range")
    #expect(diagnostic.location == SourceLocation(path: "chapters/06-教.md", line: 5, column: 19))
    #expect(
      diagnostic.notes == [
        .init("called from here", at: SourceLocation(path: "chapters/06-教.md", line: 9, column: 1))
      ])
  }

  @Test(arguments: [
    (LimitViolation.cellTime(.seconds(60)), "was still running after 60 s"),
    (.cellTime(.milliseconds(1_500)), "was still running after 1.5 s"),
    (.memory(200 << 20), "held more than 200 MB of memory"),
    (.output(1 << 20), "wrote more than 1 MB of output"),
  ])
  func aLimitIsReportedWhereTheCellWas(violation: LimitViolation, message: String) {
    let diagnostic = error(.stopped(violation), errorText: backtrace)
    #expect(diagnostic.message == "cell 'fig-a' \(message)")
    #expect(diagnostic.location.line == 5)
  }

  @Test func recordsOfAnotherFormatAreReportedAsSuch() {
    let diagnostic = error(.exited(0), errorText: "", recordError: .version(7))
    #expect(diagnostic.id == .recordFormatMismatch)
    #expect(
      diagnostic.message
        == "the library writes records of format 7,"
        + " and build-book reads format \(RecordFormat.version)")
    #expect(error(.exited(0), errorText: "", recordError: .notARecord).id == .channelMisused)
  }

  @Test func withoutABacktraceTheCellIsNamed() {
    let diagnostic = error(.signalled(9), errorText: "")
    #expect(diagnostic.message == "cell 'fig-a' was ended by signal 9")
    #expect(diagnostic.location == SourceLocation(path: "chapters/06-教.md", line: 4))
  }
}
