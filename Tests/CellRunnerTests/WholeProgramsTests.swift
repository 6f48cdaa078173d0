import BookDocument
import CellRecords
import Foundation
import Testing

@testable import CellRunner

/// Which statements of earlier cells a whole program holds.
@Suite struct WholeProgramsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let cells: [String]
    let program: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "nothing is needed", cells: ["let a = 1", "print(2)"], program: "print(2)"),
    Case(
      name: "the last value is shown", cells: ["let a = 1\nlet b = 2", "// sum\na + 1  // two"],
      program: "let a = 1\n\n// sum\ndisplay(a + 1)  // two"),
    Case(
      name: "what shows something is left out", cells: ["let a = 1\nprint(a)\na", "a"],
      program: "let a = 1\n\ndisplay(a)"),
    Case(
      name: "what is needed needs others",
      cells: ["let a = 1", "func f() -> Int { a }", "let c = f()", "c"],
      program: "let a = 1\n\nfunc f() -> Int { a }\n\nlet c = f()\n\ndisplay(c)"),
    Case(
      name: "changes stay", cells: ["var a = [1]\nvar b = [2]", "a[0] = 3\nb[0] = 4", "a"],
      program: "var a = [1]\n\na[0] = 3\n\ndisplay(a)"),
    Case(
      name: "a loop that fills",
      cells: ["var a: [Int] = []", "for i in 0..<3 { a.append(i) }", "a"],
      program: "var a: [Int] = []\n\nfor i in 0..<3 { a.append(i) }\n\ndisplay(a)"),
    Case(
      name: "a loop that prints", cells: ["let a = [1]", "for i in a { print(i) }", "a"],
      program: "let a = [1]\n\ndisplay(a)"),
    Case(
      name: "training through another value",
      cells: ["let m = Model()", "let t = Trainer(m)\nlet h = t.train(2)\nh", "m.loss"],
      program: "let m = Model()\n\nlet t = Trainer(m)\n\nlet h = t.train(2)\n\ndisplay(m.loss)"),
    Case(
      name: "a shown value that changes", cells: ["var a = [2, 1]", "a.removeLast()", "a"],
      program: "var a = [2, 1]\n\n_ = a.removeLast()\n\ndisplay(a)"),
    Case(
      name: "types and extensions",
      cells: [
        "struct S {}\nstruct T {}", "extension S { var one: Int { 1 } }",
        "let s: S = .init()\ns.one",
      ],
      program:
        "struct S {}\n\nextension S { var one: Int { 1 } }\n\nlet s: S = .init()\ndisplay(s.one)"),
    Case(
      name: "a condition that is a value", cells: ["let a = 1", "if a > 0 { 1 } else { 2 }"],
      program: "let a = 1\n\nlet shownValue = if a > 0 { 1 } else { 2 }\ndisplay(shownValue)"),
    Case(
      name: "a function that calls another which changes",
      cells: ["var a = 0", "func g() { a += 1 }", "func f() { g() }", "f()\nlet b = 1", "a"],
      program:
        "var a = 0\n\nfunc g() { a += 1 }\n\nfunc f() { g() }\n\nf()\n\ndisplay(a)"),
    Case(
      name: "a function that hands out a value which is then changed",
      cells: [
        "let box = Box()\nlet cold = 1", "func handle() -> Box { box }",
        "let other = handle()\nother.set(10)", "box.n",
      ],
      program: "let box = Box()\n\nfunc handle() -> Box { box }\n\nlet other = handle()"
        + "\n\n_ = other.set(10)\n\ndisplay(box.n)"),
    Case(
      name: "another name for a value",
      cells: ["let box = Box()", "let other = box\nother.set(10)", "box.n"],
      program: "let box = Box()\n\nlet other = box\n\n_ = other.set(10)\n\ndisplay(box.n)"),
    Case(
      name: "what holds for the whole process",
      cells: ["let a = 1\nprint(a)", "Settings.current.axes = [2]\nprint(3)", "Library.answer"],
      program: "Settings.current.axes = [2]\n\ndisplay(Library.answer)"),
    Case(
      name: "what a function sets for the whole process",
      cells: ["func set() { Settings.axes = [2] }", "set()\nlet a = 1", "Library.answer"],
      program: "func set() { Settings.axes = [2] }\n\nset()\n\ndisplay(Library.answer)"),
    Case(
      name: "what a closure changes of its own",
      cells: ["let f = { var a = [1]\na.append(2)\nreturn a }", "let b = f()", "1"],
      program: "display(1)"),
    Case(
      name: "a verb of the book", cells: ["let m = Model()", "m.polish(3)\nm.inspect(3)", "m"],
      program: "let m = Model()\n\nm.polish(3)\n\ndisplay(m)"),
  ])
  func aProgramHoldsWhatIsNeeded(_ example: Case) throws {
    let cells = example.cells.enumerated().map { index, code in
      Cell(
        index: index, code: code,
        location: SourceLocation(path: "a.md", line: 1 + 10 * index), options: CellOptions())
    }
    let chapter = Chapter(slug: "a", path: "a.md", number: 1, cells: cells)
    var book = Book(title: "t", language: "en-GB", slugs: ["a"], imports: ["M"], directory: "b")
    book.mutatingVerbs = ["polish", "train"]
    let programs = WholePrograms(of: chapter, in: book).texts
    let text = try #require(programs[cells.count - 1])
    #expect(text == "import Notebook\nimport M\n\n\(example.program)\n")
  }

  @Test func aProgramOfABookInAnotherLanguageSaysSo() {
    let cell = Cell(
      index: 0, code: "print(1)", location: SourceLocation(path: "a.md", line: 1),
      options: CellOptions())
    let chapter = Chapter(slug: "a", path: "a.md", number: 1, cells: [cell])
    let book = Book(title: "t", language: "zh-CN", slugs: ["a"], imports: [], directory: "b")
    #expect(
      WholePrograms(of: chapter, in: book).texts[0]
        == "import Notebook\n\nuseLanguage(\"zh-CN\")\n\nprint(1)\n")
  }

  @Test func cellsOutsideTheProgramHaveNone() {
    let options = [
      CellOptions(run: false), CellOptions(expectation: Expectation(.trap, "")),
      CellOptions(measured: true),
    ]
    let cells = options.enumerated().map { index, options in
      Cell(
        index: index, code: "let a\(index) = 1",
        location: SourceLocation(path: "a.md", line: 1), options: options)
    }
    let chapter = Chapter(slug: "a", path: "a.md", number: 1, cells: cells)
    let book = Book(title: "t", language: "zh-CN", slugs: ["a"], imports: [], directory: "b")
    #expect(WholePrograms(of: chapter, in: book).texts.isEmpty)
  }
}
