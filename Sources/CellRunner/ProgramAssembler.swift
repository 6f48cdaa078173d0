import BookDocument

/// Turns a chapter's cells into one Swift program.
///
/// Every line of an author keeps its own line number and column: `#sourceLocation` comes before it,
/// and nothing else is on it. So compile errors, traps and backtraces name the Markdown.
struct ProgramAssembler {
  /// The file name under which the compiler knows lines that no author wrote.
  static let generatedFile = "<generated>"

  private let syntax: ChapterSyntax
  private let axisNames: [String: String]
  private var text = ""

  /// The program of a part of a chapter: some cells whole, and of others only what those need.
  static func program(
    for chapter: Chapter, of book: Book, _ syntax: ChapterSyntax, slice: ProgramSlice
  ) -> String {
    var assembler = ProgramAssembler(chapter, of: book, syntax)
    var values = chapter.inlineValues.filter { slice.values.contains($0.index) }[...]
    for cell in chapter.cells {
      assembler.append(&values, upTo: cell.index)
      if slice.cells.contains(cell.index) {
        assembler.appendWhole(cell)
      } else if let statements = slice.statements[cell.index] {
        assembler.append(statements, of: cell)
      }
    }
    assembler.append(&values, upTo: chapter.cells.count)
    assembler.appendGenerated(["notebookGeneratedEnd()"])
    return assembler.text
  }

  private mutating func appendWhole(_ cell: Cell) {
    guard !cell.options.measured else { return appendMeasured(cell) }
    append(cell)
    if let name = cell.options.show {
      let place = cell.showLocation ?? cell.location
      appendArgument(
        of: "notebookGeneratedShow(", lines: [padding(place.column - 1) + name], at: place)
    }
    if syntax[cell].startsTasks { appendGenerated(["await notebookGeneratedSettle()"]) }
    appendShapes(of: cell)
  }

  private init(_ chapter: Chapter, of book: Book, _ syntax: ChapterSyntax) {
    self.syntax = syntax
    axisNames = book.axisNamesBySymbol
    appendGenerated(["import Notebook"])
    // Each at the same place: a module that is not there is an error in the settings.
    for name in book.imports {
      appendLines(["import \(name)"], from: book.importsLocation, before: 0)
    }
    appendStart(of: chapter, book)
  }

  /// The call that gives the cells' side the settings of the book and the places of the cells.
  private mutating func appendStart(of chapter: Chapter, _ book: Book) {
    let axes = book.axes.map { axis in
      let aliases = axis.aliases.map(literal).joined(separator: ", ")
      return "(\(literal(axis.name)), [\(aliases)], \(axis.colour))"
    }
    let lines = chapter.cells.map { "\($0.location.line)" }
    appendGenerated([
      "notebookGeneratedStart(language: \(literal(book.language)), "
        + "axes: [\(axes.joined(separator: ", "))], cellLines: [\(lines.joined(separator: ", "))])"
    ])
  }

  private mutating func append(_ values: inout ArraySlice<InlineValue>, upTo cells: Int) {
    while let value = values.first, value.cellsBefore <= cells {
      if CellSyntax.isStatement(syntax[value]) {
        appendStatement(value)
      } else if value.location.line == 1 {
        appendOnFirstLine(value)
      } else {
        appendArgument(
          of: "notebookGeneratedInlineValue(\(value.index),",
          lines: [padding(value.location.column - 1) + value.expression], at: value.location)
      }
      values.removeFirst()
    }
  }

  /// A value that Swift allows only after `=`: `if` and `switch`.
  private mutating func appendStatement(_ value: InlineValue) {
    let name = "_v\(value.index)"
    let opening = "let \(name) = "
    if value.location.line == 1 {
      let margin = padding(max(0, value.location.column - 1 - opening.count))
      appendLines([margin + opening + value.expression], from: value.location, before: 0)
    } else {
      let lines = [opening, padding(value.location.column - 1) + value.expression]
      appendLines(lines, from: value.location, before: 1)
    }
    appendGenerated(["notebookGeneratedInlineValue(\(value.index), \(name))"])
  }

  /// Before the first line there is none for the call, whose name must be short enough to come before
  /// the author's text on it.
  private mutating func appendOnFirstLine(_ value: InlineValue) {
    let call = "_v\(value.index)("
    appendGenerated([
      "func _v\(value.index)<Value>(_ value: Value) {"
        + " notebookGeneratedInlineValue(\(value.index), value) }"
    ])
    let margin = padding(max(0, value.location.column - 1 - call.count))
    appendLines([margin + call + value.expression, ")"], from: value.location, before: 0)
  }

  /// A cell that takes time is a function, compiled always and called when the build measures; its
  /// names are its own.
  private mutating func appendMeasured(_ cell: Cell) {
    let name = "notebookGeneratedMeasuredCell\(cell.index)"
    appendGenerated(["func \(name)() throws {"])
    append(cell)
    appendGenerated(["}", "if notebookGeneratedIsMeasuring() { try \(name)() }"])
  }

  /// Calls that send the shapes of what the cell has bound, after its last line.
  private mutating func appendShapes(of cell: Cell) {
    guard cell.options.expectation == nil else { return }
    let calls = syntax[cell].bindings.map { binding in
      let names = (binding.comment?.axisNames(bySymbol: axisNames) ?? [])
        .map(literal).joined(separator: ", ")
      return "notebookGeneratedShape("
        + "\(binding.line), \(literal(binding.plainName)), [\(names)], \(binding.name))"
    }
    if !calls.isEmpty { appendGenerated(calls) }
  }

  private mutating func append(_ cell: Cell) {
    appendGenerated(["notebookGeneratedStartCell(\(cell.index))"])
    let listing = cell.options.interface ? InterfaceListing(syntax[cell].tree) : nil
    let code = Array((listing?.filled(cell.code) ?? cell.code).utf8)
    if listing != nil { return appendLines(of: code[...], cell: cell, line: 0) }
    let trailing = syntax[cell].trailing
    var start = 0
    var calls = trailing == nil ? [] : ["notebookGeneratedShow("]
    for comment in syntax[cell].valueComments {
      let call = "notebookGeneratedStated(\(comment.line),"
      if case .expression(let range) = comment.subject, range == trailing?.range {
        calls.append(call)
        continue
      }
      if case .expression(let range) = comment.subject {
        let (lines, place) = appendLines(of: code, from: start, upTo: range, of: cell)
        appendArgument(of: call, lines: lines, at: place)
      }
      let next = code[comment.end...].firstIndex(of: newline).map { $0 + 1 } ?? code.count
      if case .name(let name) = comment.subject {
        appendLines(of: code[start..<next], cell: cell, line: lineNumber(of: start, in: code))
        appendGenerated([call + " \(name))"])
      }
      start = next
    }
    guard let trailing else {
      return appendLines(of: code[start...], cell: cell, line: lineNumber(of: start, in: code))
    }
    let (lines, place) = appendLines(of: code, from: start, upTo: trailing.range, of: cell)
    switch trailing {
    case .expression:
      appendArgument(
        of: calls.joined(separator: " "), lines: lines, at: place, closing: calls.count)
    case .statementExpression:
      appendLines(["let notebookGeneratedValue\(cell.index) ="] + lines, from: place, before: 1)
      appendGenerated(["notebookGeneratedShow(notebookGeneratedValue\(cell.index))"])
    }
  }

  /// Writes what comes before an expression, and returns its lines with the place of the first.
  private mutating func appendLines(
    of code: [UInt8], from start: Int, upTo range: Range<Int>, of cell: Cell
  ) -> (lines: [String], place: SourceLocation) {
    let lineStart = code[..<range.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let before = code[lineStart..<range.lowerBound]
    let isAlone = before.allSatisfy { $0 == space || $0 == tab }
    appendLines(
      of: code[start..<max(start, isAlone ? lineStart : range.lowerBound)], cell: cell,
      line: lineNumber(of: start, in: code))
    let lead = isAlone ? String(decoding: before, as: UTF8.self) : padding(before.count)
    let expression = lead + String(decoding: code[range], as: UTF8.self)
    return (
      indented(expression, by: cell.location.column - 1),
      cell.location(line: lineNumber(of: lineStart, in: code) + 1, column: 1)
    )
  }

  private func lineNumber(of offset: Int, in code: [UInt8]) -> Int {
    code[..<offset].count { $0 == newline }
  }

  /// Statements of a cell that shows nothing.
  private mutating func append(_ statements: [ProgramItem], of cell: Cell) {
    appendGenerated(["notebookGeneratedStartCell(\(cell.index))"])
    let code = Array(cell.code.utf8)
    for statement in statements {
      let before = code[..<statement.offset]
      let column = before.count - (before.lastIndex(of: newline).map { $0 + 1 } ?? 0)
      let line = before.count { $0 == newline } + 1
      let lines = indented(padding(column) + statement.text, by: cell.location.column - 1)
      let place = cell.location(line: line, column: 1)
      if statement.isTrailing, case .expression = syntax[cell].trailing {
        appendArgument(of: "_ = (", lines: lines, at: place)
      } else {
        appendLines(lines, from: place, before: 0)
      }
    }
  }

  private mutating func appendLines(of code: ArraySlice<UInt8>, cell: Cell, line: Int) {
    guard !code.isEmpty else { return }
    let lines = indented(String(decoding: code, as: UTF8.self), by: cell.location.column - 1)
    appendLines(lines, from: cell.location(line: line + 1, column: 1), before: 0)
  }

  /// A call whose argument is the author's; its opening takes the line before, its end the line
  /// after.
  private mutating func appendArgument(
    of call: String, lines: [String], at place: SourceLocation, closing count: Int = 1
  ) {
    appendLines(
      [call] + lines + [String(repeating: ")", count: count)], from: place, before: 1)
  }

  private mutating func appendLines(
    _ lines: [String], from place: SourceLocation, before: Int
  ) {
    appendDirective(file: place.path, line: place.line - before)
    text += lines.joined(separator: "\n") + "\n"
  }

  private mutating func appendGenerated(_ lines: [String]) {
    appendDirective(file: Self.generatedFile, line: 1)
    text += lines.joined(separator: "\n") + "\n"
  }

  private mutating func appendDirective(file: String, line: Int) {
    text += "#sourceLocation(file: \(literal(file)), line: \(max(line, 1)))\n"
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")

extension CellSyntax.Trailing {
  fileprivate var range: Range<Int> {
    switch self {
    case .expression(let range), .statementExpression(let range): range
    }
  }
}

private func padding(_ count: Int) -> String { String(repeating: " ", count: count) }

/// The lines as far to the right as they are in the chapter, so that columns agree.
private func indented(_ text: String, by count: Int) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "" : padding(count) + $0 }
}

/// A text as a Swift string literal.
private func literal(_ text: String) -> String {
  let escaped = text.unicodeScalars.map { scalar -> String in
    switch scalar {
    case "\\": "\\\\"
    case "\"": "\\\""
    default: scalar.properties.generalCategory == .control ? "\u{FFFD}" : String(scalar)
    }
  }
  return "\"\(escaped.joined())\""
}
