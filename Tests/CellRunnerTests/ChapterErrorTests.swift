import BookDocument
import CellRecords
import Testing

@testable import CellRunner

@Suite struct ChapterMistakeTests {
  private let chapter = Chapter(
    slug: "a", path: "chapters/06-教.md", number: 6, title: "a",
    cells: [
      Cell(
        index: 0, code: "f()", location: SourceLocation(path: "chapters/06-教.md", line: 4),
        options: CellOptions(label: "fig-a"))
    ])

  private let backtrace = """
    Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range

    Thread 0 "chapter" crashed:

      0      0x00007fd7d196df7f _assertionFailure(_:_:file:line:flags:) + 623 in libswiftCore.so
      3 [ra] 0x000056216891bee3 f() + 66 in chapter at chapters/06-教.md:5:19
      4 [ra] 0x000056216891bfe8 main + 55 in chapter at /somewhere/chapters/06-教.md:9:1
    """

  private func mistake(_ end: RunningProcess.End, errorText: String) -> Diagnostic {
    let remains = ChapterProcess.Remains(
      end: end, entries: [], hasForeignRecords: false, output: [], errorText: errorText)
    return ChapterError(remains, of: chapter, running: 0).diagnostic
  }

  @Test func aTrapIsReportedWhereItHappenedWithItsCallers() {
    let diagnostic = mistake(.signalled(4), errorText: backtrace)
    #expect(diagnostic.message == "cell 'fig-a' stopped: Fatal error: Index out of range")
    #expect(diagnostic.location == SourceLocation(path: "chapters/06-教.md", line: 5, column: 19))
    #expect(diagnostic.notes == ["called from chapters/06-教.md:9:1"])
  }

  @Test(arguments: [
    (LimitViolation.cellTime(.seconds(60)), "was still running after 60 s"),
    (.cellTime(.milliseconds(1_500)), "was still running after 1.5 s"),
    (.memory(200 << 20), "held more than 200 MB of memory"),
    (.output(1 << 20), "wrote more than 1 MB of output"),
  ])
  func aLimitIsReportedWhereTheCellWas(violation: LimitViolation, message: String) {
    let diagnostic = mistake(.stopped(violation), errorText: backtrace)
    #expect(diagnostic.message == "cell 'fig-a' \(message)")
    #expect(diagnostic.location.line == 5)
  }

  @Test func withoutABacktraceTheCellIsNamed() {
    let diagnostic = mistake(.signalled(9), errorText: "")
    #expect(diagnostic.message == "cell 'fig-a' was ended by signal 9")
    #expect(diagnostic.location == SourceLocation(path: "chapters/06-教.md", line: 4))
  }
}
