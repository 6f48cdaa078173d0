import CellRecords
import TestSupport
import Testing

@testable import BookDocument

@Suite struct CellTests {
  @Test func everySwiftBlockIsACellWithItsPlace() throws {
    let (chapter, diagnostics) = parse("# 题\n\n```swift\n//| label: fig-a\nlet x = 1\nx\n```\n")
    let cell = try #require(chapter.cells.first)
    #expect(diagnostics.isEmpty)
    #expect(cell.code == "let x = 1\nx")
    #expect(cell.location == SourceLocation(path: "a.md", line: 5, column: 1))
    #expect(cell.options == CellOptions(label: "fig-a"))
  }

  @Test(arguments: [
    ("- 列表\n\n  ```swift\n  let x = 1\n  ```\n", 4, 3),
    ("> ```swift\n> let x = 1\n> ```\n", 2, 3),
    ("1. 一\n\n   > ```swift\n   > let x = 1\n   > ```\n", 4, 6),
    ("~~~swift\r\nlet x = 1\r\n~~~\r\n", 2, 1),
  ])
  func cellsInListsAndQuotesKeepTheirPlaces(markdown: String, line: Int, column: Int) throws {
    let cell = try #require(parse(markdown).0.cells.first)
    #expect(cell.code == "let x = 1")
    #expect(cell.location == SourceLocation(path: "a.md", line: line, column: column))
  }

  @Test func twoIdenticalCellsKeepTheirOwnPlaces() {
    let cells = parse("```swift\nprint(1)\n```\n\n```swift\nprint(1)\n```\n").0.cells
    #expect(cells.map(\.location.line) == [2, 6])
  }

  @Test func allOptionsAreRead() throws {
    let text = """
      ```swift
      //| label: fig-x
      //| caption: "caption: 有冒号 # 和井号"
      //| alt: 替代
      //| echo: false
      //| output: false
      //| fold: true
      //| run: false
      ```
      """
    let (chapter, diagnostics) = parse(text)
    #expect(diagnostics.isEmpty)
    let expected = CellOptions(
      label: "fig-x", caption: "caption: 有冒号 # 和井号", alternativeText: "替代", echo: false,
      output: false, fold: true, run: false)
    let cell = try #require(chapter.cells.first)
    var options = cell.options
    #expect(options.captionLine.plainText == expected.caption)
    options.captionLine = []
    #expect(options == expected)
  }

  @Test(
    arguments: [
      (
        .cellOptionUnknown, "//| lable: a", 5, "unknown cell option 'lable'",
        "did you mean 'label'?"
      ),
      (.cellOptionInvalid, "//| echo: maybe", 5, "the cell option 'echo' takes true or false", nil),
      (
        .cellOptionInvalid, "//| echo: \"true\"", 5, "the cell option 'echo' takes true or false",
        nil
      ),
      (
        .cellOptionInvalid, "//| label: 图", 5,
        "the cell option 'label' takes ASCII letters, digits, '-' and '_', as in 'fig-words'",
        nil
      ),
      (
        .cellOptionNeedsQuotes, "//| caption: [a", 5,
        "the value of 'caption' needs quotes: the value is invalid YAML",
        "write //| caption: '[a'"
      ),
      (
        .cellOptionNeedsQuotes, "//| caption: a # b", 5,
        "the value of 'caption' needs quotes: YAML starts a comment at ' #'",
        "write //| caption: 'a # b'"
      ),
      (.cellOptionWithoutValue, "//| caption:", 5, "the cell option 'caption' has no value", nil),
      (.cellOptionMalformed, "//| just words", 5, "this option line has no key and value", nil),
    ] as [(DiagnosticID, String, Int, String, String?)])
  func badOptionsAreReportedAtTheirLine(
    id: DiagnosticID, line: String, column: Int, message: String, help: String?
  ) throws {
    let (_, diagnostics) = parse("```swift\n\(line)\nlet x = 1\n```\n")
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: 2, column: column))
    #expect(diagnostic.id == id)
    #expect(diagnostic.message == message)
    #expect(diagnostic.help == help)
  }

  @Test func allBadOptionsAreReportedAtOnce() {
    let (_, diagnostics) = parse("```swift\n//| lable: a\n//| ehco: true\n//| run: 3\n```\n")
    #expect(diagnostics.map(\.location.line) == [2, 3, 4])
  }

  @Test func aSecondLabelNamesTheFirst() throws {
    let text = "```swift\n//| label: fig-a\n1\n```\n\n```swift\n//| label: fig-a\n2\n```\n"
    let diagnostic = try #require(parse(text).1.first)
    #expect(diagnostic.location.line == 7)
    #expect(diagnostic.id == .labelDuplicate)
    #expect(diagnostic.message == "the label 'fig-a' is used twice; the first is at a.md:2:5")
    #expect(diagnostic.notes.map(\.location?.line) == [2])
  }

  @Test func valuesInSentencesSeeTheCellsBeforeThem() {
    let text = "`{swift} 1`\n\n```swift\nlet x = 1\n```\n\n中文 `{swift} x` 与 `{swift} x`\n"
    let values = parse(text).0.inlineValues
    #expect(values.map(\.cellsBefore) == [0, 1, 1])
    #expect(values.map(\.location.line) == [1, 7, 7])
    // Columns count UTF-8 bytes: two 汉字 and a space, then the backquote and `{swift} `.
    #expect(values.map(\.location.column) == [10, 17, 33])
  }
}
