import BookDocument
import CellRecords
import Testing

@testable import CellRunner

@Suite struct CellBindingTests {
  private func bindings(_ code: String) -> [CellBinding] {
    let place = SourceLocation(path: "a.md", line: 10)
    let cell = Cell(index: 0, code: code, location: place, options: CellOptions())
    return CellSyntax(cell, tree: SwiftTrees().tree(of: code)).bindings
  }

  @Test func findsWhatTheTopLevelBinds() {
    let code = """
      let x = f()
      var (a, (b, _)) = g(); let c = 1, d = 2
      let long = x
        .softmax()
      """
    #expect(bindings(code).map(\.name) == ["x", "a", "b", "c", "d", "long"])
    #expect(bindings(code).map(\.line) == [0, 1, 1, 1, 1, 2])
  }

  @Test(arguments: [
    "let later: Tensor", "var computed: Tensor { fatalError() }", "async let x = f()",
    "@Wrapped var x = 1", "func f() { let inner = 1 }", "for i in 0..<3 { let y = i }",
    "_ = 1", "let _ = f()", "var x = 1 { didSet {} }", "struct S { let member = 1 }", "x = 3",
    "let text = \"\"\"\n  let inside = 1\n  \"\"\".count as Any; text",
  ])
  func leavesOutWhatCannotBeReadAtTheEnd(code: String) {
    #expect(bindings(code).map(\.name).filter { $0 != "text" } == [])
  }

  @Test(arguments: [
    ("let x = f()  // [B, T, D]", ["batch", "step", "feature"]),
    ("let x = f()  // [T, S] of each head", ["step", "step"]),
    ("let x = f()\n  .g()  // [T, V]", ["step", ""]),
    ("let x = f()  // [1, N, d]", ["", "", "feature"]),
    ("let x = f()  // a matrix [T, D]", []), ("let x = f()", []), ("let x = f()  // []", []),
  ])
  func readsTheNamesOfTheBooksAxesFromTheComment(code: String, names: [String]) {
    var book = Book(title: "t", language: "en", slugs: [], imports: [], directory: "")
    book.axes = [
      Book.Axis(name: "batch", symbols: ["B"], colour: 1),
      Book.Axis(name: "step", symbols: ["T", "S"], colour: 2),
      Book.Axis(name: "feature", symbols: ["D", "d"], colour: 3),
    ]
    let found = bindings(code).first?.comment?.axisNames(bySymbol: book.axisNamesBySymbol)
    #expect((found ?? []) == names)
  }

  private func warnings(_ code: String, _ shapes: [(name: String, shape: [Int])]) -> [String] {
    let place = SourceLocation(path: "a.md", line: 10, column: 3)
    let cell = Cell(index: 0, code: code, location: place, options: CellOptions())
    let chapter = Chapter(slug: "a", path: "a.md", number: 1, cells: [cell])
    let run = ChapterRun(
      outputs: [[]], values: [],
      shapes: shapes.map {
        ShapeRecord(name: $0.name, shape: $0.shape, place: CellLine(cell: 0, line: 0))
      })
    return ShapeCheck.warnings(
      about: run, of: chapter, ChapterSyntax(chapter, trees: SwiftTrees())
    ).map { "\($0.location): \($0.message)" }
  }

  @Test func aCommentThatGivesAnotherShapeIsFound() {
    let code = "let `in` = f()\n  .g()  // [T, D]"
    #expect(warnings(code, [("in", [5, 32])]).isEmpty)
    #expect(
      warnings(code, [("in", [1, 5, 32])]) == [
        "a.md:11:11: the comment says [T, D], but 'in' has the shape [1, 5, 32]"
      ])
    #expect(warnings("let x = f()  // [1, V]", [("x", [1, 9])]).isEmpty)
    #expect(warnings("let x = f()  // [1, V]", [("x", [2, 9])]).count == 1)
    #expect(warnings("let x = f()  // []", [("x", [])]).isEmpty)
  }

  @Test func aCommentAfterSeveralVariablesIsNotCompared() {
    #expect(warnings("let (x, y) = f()  // [T, D]", [("x", [5, 32]), ("y", [])]).isEmpty)
    #expect(warnings("let x = f()  // see above", [("x", [5])]).isEmpty)
  }
}
