import BookModel
import Testing

@testable import CellRunner

@Suite struct CellBindingTests {
  private func bindings(_ code: String) -> [CellBinding] {
    let place = SourceLocation(path: "a.md", line: 10)
    return CellSyntax(Cell(index: 0, code: code, location: place, options: CellOptions())).bindings
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
    ("let x = f()  // [B, T, D]", ["批", "步", "维"]),
    ("let x = f()  // [H, Tq, Tk] of each head", ["头", "查询", "键"]),
    ("let x = f()\n  .g()  // [T, V]", ["步", "词表"]),
    ("let x = f()  // [1, N, d]", ["", "", "维"]),
    ("let x = f()  // a matrix [T, D]", []), ("let x = f()", []), ("let x = f()  // []", [""]),
  ])
  func readsTheNamesOfAxesFromTheComment(code: String, names: [String]) {
    #expect(bindings(code).first?.axisNames == names)
  }
}
