import BookDocument
import CellRecords
import Testing

@testable import CellRunner

@Suite struct ProgramAssemblerTests {
  private var book: Book {
    var book = Book(
      title: "t", language: "zh-CN", slugs: ["a"], imports: ["Transformer"], directory: "chapters")
    book.axes = [
      Book.Axis(name: "步", aliases: ["\"时间\"步"], symbols: ["T"], colour: 3),
      Book.Axis(name: "维", symbols: ["D"], colour: 6),
    ]
    return book
  }

  private func program(_ cells: [(code: String, line: Int, column: Int)]) -> String {
    let cells = cells.enumerated().map { index, cell in
      Cell(
        index: index, code: cell.code,
        location: SourceLocation(path: "a.md", line: cell.line, column: cell.column),
        options: CellOptions())
    }
    let chapter = Chapter(slug: "a", path: "a.md", number: 1, cells: cells)
    return ProgramAssembler.program(
      for: chapter, of: book, ChapterSyntax(chapter, trees: SwiftTrees()),
      slice: ProgramSlice(cells: Set(chapter.cells.indices)))
  }

  /// The line of the Markdown that each line of the program claims to be.
  private func claimedLines(_ program: String) -> [(text: String, line: Int)] {
    var number = 0
    var file = ""
    var claims: [(String, Int)] = []
    for line in program.split(separator: "\n", omittingEmptySubsequences: false) {
      if let match = line.wholeMatch(of: /#sourceLocation\(file: "(.*)", line: (\d+)\)/) {
        file = String(match.1)
        number = Int(match.2) ?? 0
      } else {
        if file == "a.md" { claims.append((String(line), number)) }
        number += 1
      }
    }
    return claims
  }

  @Test func everyLineOfAnAuthorKeepsItsNumber() {
    let text = program([("let x = 1\n\nlet y = 2", 5, 1), ("x + y\n  + 1", 20, 1)])
    let claims = claimedLines(text)
    for (line, number) in [("let x = 1", 5), ("let y = 2", 7), ("x + y", 20), ("  + 1", 21)] {
      #expect(claims.contains { $0.text == line && $0.line == number }, "\(line)")
    }
  }

  @Test func indentedCellsKeepTheirColumns() {
    let claims = claimedLines(program([("let x = 1\nx", 5, 4)]))
    #expect(claims.contains { $0.text == "   let x = 1" && $0.line == 5 })
    #expect(claims.contains { $0.text == "   x" && $0.line == 6 })
  }

  @Test func aValueAfterASemicolonKeepsItsColumn() {
    let claims = claimedLines(program([("let x = 1; x", 5, 1)]))
    #expect(claims.contains { $0.text == "let x = 1; " && $0.line == 5 })
    #expect(claims.contains { $0.text == "           x" && $0.line == 5 })
  }

  @Test func sendsShapesAfterACellAndOnNoLineOfTheAuthor() {
    let text = program([("let `in` = f()  // [T, D]\n`in`", 5, 1)])
    let call = "notebookGeneratedShape(0, \"in\", [\"步\", \"维\"], `in`)"
    #expect(text.split(separator: "\n").contains { $0 == call })
    #expect(!claimedLines(text).contains { $0.text.contains("notebookGeneratedShape") })
    #expect(claimedLines(text).contains { $0.text == "`in`" && $0.line == 6 })
  }

  @Test(arguments: [
    CellOptions(expectation: Expectation(.warning, "unused")), CellOptions(measured: true),
  ])
  func sendsNoShapesOfCellsThatAreSpecial(options: CellOptions) {
    let place = SourceLocation(path: "a.md", line: 1)
    let cell = Cell(index: 0, code: "let x = 1", location: place, options: options)
    let chapter = Chapter(slug: "a", path: "a.md", number: 1, cells: [cell])
    let text = ProgramAssembler.program(
      for: chapter, of: book, ChapterSyntax(chapter, trees: SwiftTrees()),
      slice: ProgramSlice(cells: Set(chapter.cells.indices)))
    #expect(text.contains("let x = 1") && !text.contains("notebookGeneratedShape"))
  }

  @Test func theFirstCallGivesTheSettingsOfTheBookAndThePlacesOfTheCells() {
    let lines = program([("let x = 1", 5, 1), ("x", 20, 1)]).split(separator: "\n")
    let calls = lines.filter { !$0.hasPrefix("#sourceLocation") && !$0.hasPrefix("import ") }
    #expect(
      calls.first == """
        notebookGeneratedStart(language: "zh-CN", axes: [("步", ["\\"时间\\"步"], 3), \
        ("维", [], 6)], cellLines: [5, 20])
        """)
  }

  @Test func importsAreReportedAtTheSettings() {
    let text = program([])
    #expect(
      text.contains("#sourceLocation(file: \"chapters/book.yml\", line: 1)\nimport Transformer"))
  }
}
