import BookDocument
import Testing

@testable import CellRunner

/// A chapter's cells as one program.
@Suite struct WholeProgramTests {
  private func program(
    _ cells: [(code: String, options: CellOptions)], language: String = "en-GB"
  ) -> WholeProgram {
    let cells = cells.enumerated().map { index, cell in
      Cell(
        index: index, code: cell.code,
        location: SourceLocation(path: "a.md", line: 1 + 10 * index), options: cell.options)
    }
    let chapter = Chapter(slug: "a", path: "a.md", number: 1, cells: cells)
    let book = Book(title: "t", language: language, slugs: ["a"], imports: ["M"], directory: "b")
    return WholeProgram(of: chapter, in: book)
  }

  @Test(arguments: [
    ("let a = 1", "let a = 1"),
    ("// sum\na + 1  // two", "// sum\ndisplay(a + 1)  // two"),
    ("print(a)", "print(a)"),
    ("try verify(\"c\", \"m\") { true }", "try verify(\"c\", \"m\") { true }"),
    ("\n\nlet a = 1\n\n", "let a = 1"),
    (
      "if a > 0 { 1 } else { 2 }",
      "let shownValue1 = if a > 0 { 1 } else { 2 }\ndisplay(shownValue1)"
    ),
  ])
  func whatACellShowsAtItsEndTheProgramPrints(code: String, shown: String) {
    let program = program([(code, CellOptions(label: "fig-a"))])
    #expect(program.text.hasSuffix("import Notebook\nimport M\n\n// MARK: - fig-a\n\n\(shown)\n"))
  }

  @Test func linesLeadToTheCodeOfEachCell() throws {
    let program = program([
      ("let a = 1\nlet b = 2", CellOptions()), ("not run", CellOptions(run: false)),
      ("a + b", CellOptions(label: "tbl-sum")),
    ])
    let lines = program.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[try #require(program.lines[0]) - 1] == "let a = 1")
    #expect(program.lines[1] == nil)
    #expect(lines[try #require(program.lines[2]) - 1] == "display(a + b)")
  }

  @Test func aProgramOfABookInAnotherLanguageSaysSo() {
    #expect(program([], language: "zh-CN").text.contains("\nuseLanguage(\"zh-CN\")\n"))
    #expect(!program([]).text.contains("useLanguage"))
  }

  @Test(arguments: [
    CellOptions(run: false), CellOptions(expectation: Expectation(.trap, "")),
    CellOptions(measured: true),
  ])
  func cellsOutsideTheProgramAreLeftOut(options: CellOptions) {
    #expect(program([("let a = 1", options)]).lines.isEmpty)
  }
}
