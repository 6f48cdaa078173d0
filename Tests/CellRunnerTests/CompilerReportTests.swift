import BookDocument
import CellRecords
import Testing

@testable import CellRunner

@Suite struct CompilerReportTests {
  @Test func remarksBecomeDiagnosticsWithTheirNotes() {
    let text = """
      chapters/06-教.md:12:9: error: cannot find 'y' in scope
        let x = y
                ^
      chapters/06-教.md:3:5: note: 'z' declared here
      chapters/06-教.md:14:1: warning: unused
      <generated>:1:1: warning: will never be executed
      """
    let report = CompilerReport(text: text, succeeded: false)
    let path = "chapters/06-教.md"
    #expect(
      report.diagnostics == [
        Diagnostic(
          .swiftError, at: SourceLocation(path: path, line: 12, column: 9),
          "cannot find 'y' in scope",
          notes: [
            .init("'z' declared here", at: SourceLocation(path: path, line: 3, column: 5))
          ]),
        Diagnostic(.swiftWarning, at: SourceLocation(path: path, line: 14, column: 1), "unused"),
      ])
  }

  @Test func whatAMacroMadeIsReportedWhereItIsUsed() {
    let text = """
      sources/@__swiftmacro_4main3BoxfMm_.swift:3:5: error: name 'size' is not covered by macro 'Box'
      chapters/06-教.md:12:1: note: in expansion of macro 'Box' on struct 'A' here
      """
    let report = CompilerReport(text: text, succeeded: false)
    let place = SourceLocation(path: "chapters/06-教.md", line: 12, column: 1)
    #expect(
      report.diagnostics == [
        Diagnostic(
          .swiftError, at: place, "name 'size' is not covered by macro 'Box'",
          notes: [.init("in expansion of macro 'Box' on struct 'A' here", at: place)])
      ])
  }

  @Test func errorsWithoutAPlaceAreKept() {
    let text = "error: link command failed\nobjects/x.o: undefined reference to 'f'\nplain"
    let report = CompilerReport(text: text, succeeded: false)
    #expect(report.diagnostics.isEmpty)
    #expect(
      report.otherErrors == ["link command failed", "objects/x.o: undefined reference to 'f'"])
  }

  @Test func aCompilerThatIsStoppedSaysWhereItWas() {
    let text = """
      Stack dump:
      3.\tWhile evaluating request TypeCheckPrimaryFileRequest(source_file "objects/main.swift")
      4.\tWhile type-checking statement at [objects/main.swift:7:1 - line:6008:1] RangeText="let d = [
      """
    let report = CompilerReport(
      .init(end: .stopped(.memory(2 << 30)), text: text))
    #expect(!report.succeeded)
    #expect(report.unfinished == "the compiler held more than 2048 MB of memory")
    #expect(report.unfinishedLine == 7)
  }

  @Test func aCompilerThatIsStoppedMayHaveSaidNothing() {
    let report = CompilerReport(.init(end: .signalled(11), text: ""))
    #expect(report.unfinished == "the compiler ended with signal 11")
    #expect(report.unfinishedLine == nil)
  }

  @Test func aCompilerWithTooMuchToSayIsStoppedAtItsLastMessage() {
    let report = CompilerReport(
      .init(
        end: .stopped(.compilerMessages(8 << 20)),
        text: "a.md:7:5: warning: never used\na.md:9:5: warning: never used\n"))
    #expect(report.unfinished == "the compiler had more than 8 MB of messages to write")
    #expect(report.unfinishedLine == 9)
  }
}
