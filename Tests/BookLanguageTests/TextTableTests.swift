import BookLanguage
import Testing

@Suite struct TextTableTests {
  @Test func linesColumnsUpByDisplayWidth() {
    let table = TextTable(
      header: ["词", "count", "note"], alignments: [.leading, .trailing],
      rows: [["<end>", "1", ""], ["有一只猫", "120", "长"]])
    #expect(
      table.text == """
        词        count  note
        --------  -----  ----
        <end>         1
        有一只猫    120  长
        """)
  }

  @Test func standsInATerminalWithoutARule() {
    let table = TextTable(
      header: ["chapter", "cells"], alignments: [.leading, .trailing], isRuled: false,
      rows: [["06-attention", "12"]])
    #expect(table.lines == ["chapter       cells", "06-attention     12"])
  }

  @Test func putsTextAcrossItsColumns() {
    let table = TextTable(
      header: ["a", "b"],
      body: [.text("[a group whose title is long]"), .row(["1", "2"]), .text(""), .row(["3"])])
    #expect(
      table.lines == ["a  b", "-  -", "[a group whose title is long]", "1  2", "", "3"])
  }

  @Test func refusesFieldsWithoutAColumn() async {
    await #expect(processExitsWith: .failure) {
      _ = TextTable(header: ["a"], rows: [["1", "2"]])
    }
    await #expect(processExitsWith: .failure) {
      _ = TextTable(header: ["a"], alignments: [.leading, .leading], rows: [])
    }
  }
}
