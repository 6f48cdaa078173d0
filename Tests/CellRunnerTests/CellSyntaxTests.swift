import BookDocument
import CellRecords
import Testing

@testable import CellRunner

@Suite struct CellSyntaxTests {
  private func cell(_ code: String) -> Cell {
    Cell(
      index: 0, code: code, location: SourceLocation(path: "a.md", line: 10, column: 3),
      options: CellOptions())
  }

  private func syntax(_ code: String) -> CellSyntax {
    CellSyntax(cell(code), tree: SwiftTrees().tree(of: code))
  }

  private func shown(_ code: String) -> String? {
    switch syntax(code).trailing {
    case .expression(let range), .statementExpression(let range):
      String(decoding: Array(code.utf8)[range], as: UTF8.self)
    case nil: nil
    }
  }

  @Test(arguments: [
    ("let x = 1\nx", "x"), ("let x = 1; x + 1", "x + 1"), ("f(x) // 注释", "f(x)"),
    ("try f()", "try f()"), ("[1, 2]\n  .map { $0 }", "[1, 2]\n  .map { $0 }"),
    ("\"中文\"", "\"中文\""), ("if a { 1 } else { 2 }", "if a { 1 } else { 2 }"),
    ("if a { 1 } else if b { 2 } else { 3 }", "if a { 1 } else if b { 2 } else { 3 }"),
    ("switch a { case 1: \"x\" default: \"y\" }", "switch a { case 1: \"x\" default: \"y\" }"),
  ])
  func aValueAtTheEndIsShown(code: String, value: String) {
    #expect(shown(code) == value)
  }

  @Test(arguments: [
    "let x = 1", "_ = f()", "x = 3", "func f() {}", "if a { 1 }", "for i in x {}", "",
    "// only a comment", "if a { print(1) } else { print(2) }", "if a { x = 1 } else { x = 2 }",
    "switch a { case 1: break default: break }", "#warning(\"w\")",
  ])
  func statementsShowNothing(code: String) {
    #expect(shown(code) == nil)
  }

  /// SwiftSyntax's own messages about such lines take minutes.
  @Test(arguments: [
    String(repeating: "\"a\" ", count: 1000), "f" + String(repeating: " {}", count: 3000),
    "let a = 1\nlet b = [" + String(repeating: "2 ", count: 2000) + "]",
    String(repeating: ") ", count: 2000), String(repeating: "1 ", count: 2000),
  ])
  func ofALineFullOfMistakesTheFirstIsReported(code: String) throws {
    let found = syntax(code).diagnostics
    #expect(found.map(\.message) == ["the line is not valid Swift from here on"])
    let place = try #require(found.first?.location)
    #expect(place.line == (code.hasPrefix("let a") ? 11 : 10))
    #expect(place.column < 30)
  }

  @Test func aLongLineWithOneMistakeHasTheMessageOfTheParser() {
    let numbers = (0..<2000).map(String.init).joined(separator: ", ")
    #expect(
      syntax("let a = [\(numbers)] let b = 1").diagnostics.map(\.message) == [
        "consecutive statements on a line must be separated by newline or ';'"
      ])
  }

  @Test(arguments: [
    ("func g() {", 10, 13), ("let s = \"abc", 10, 15), ("let a = (1\nlet b = 2", 10, 13),
    ("\"\"\"\nabc", 11, 6),
  ])
  func syntaxErrorsAreFoundInTheirOwnCell(code: String, line: Int, column: Int) throws {
    let diagnostic = try #require(syntax(code).diagnostics.first)
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: line, column: column))
  }

  @Test func aPieceOfCodeIsParsedOnce() {
    let trees = SwiftTrees()
    var again = cell("let x = 1")
    again.index = 1
    let chapter = Chapter(
      slug: "a", path: "a.md", number: 1, cells: [cell("let x = 1"), again],
      inlineValues: [
        InlineValue(
          index: 0, cellsBefore: 2, expression: "x",
          location: SourceLocation(path: "a.md", line: 30))
      ])
    let book = Book(title: "t", language: "en", slugs: [], imports: [], directory: "")
    #expect(trees.count == 0)
    #expect(ChapterSyntax(chapter, trees: trees).diagnostics.isEmpty)
    _ = WholeProgram(of: chapter, in: book, trees: trees)
    _ = StatedSeeds.seeds(in: chapter, trees: trees)
    #expect(trees.count == 2)
  }
}
