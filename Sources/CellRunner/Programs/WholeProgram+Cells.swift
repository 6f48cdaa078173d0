import BookDocument
import SwiftSyntax

extension WholeProgram {
  /// Puts a chapter's cells one after the other; what a cell shows at its end, the program prints.
  ///
  /// It is empty for a chapter that declares a name again or has groups: its cells are several programs.
  ///
  /// - Complexity: O(*n*) in the length of the code.
  package init(of chapter: Chapter, in book: Book, trees: SwiftTrees = SwiftTrees()) {
    let syntax = ChapterSyntax(chapter, trees: trees, discardable: book.discardable)
    // One program has one meaning of each name; without lines the book has no such file.
    guard ProgramPlan(of: chapter, in: book, syntax).parts.count <= 1 else {
      self.init(text: "", lines: [:])
      return
    }
    var text = "// \(chapter.slug): the cells of the chapter as one program.\n\n"
    for module in ["Notebook"] + book.imports { text += "import \(module)\n" }
    // What `Notebook` does unless it is asked for another language.
    if book.language.split(separator: "-").first != "en" {
      text += "\nuseLanguage(\"\(book.language)\")\n"
    }
    var count = text.count { $0 == "\n" }
    var lines: [Int: Int] = [:]
    for cell in chapter.cells where cell.isInWholeProgram {
      let part = "\n// MARK: - \(cell.options.label ?? cell.anchor)\n\n"
      let code = Self.shownCode(of: cell, syntax[cell]) + "\n"
      lines[cell.index] = count + 4
      text += part + code
      count += 3 + code.count { $0 == "\n" }
    }
    self.init(text: text, lines: lines)
  }

  /// The cell's code, with its last value shown as the page shows it.
  private static func shownCode(of cell: Cell, _ syntax: CellSyntax) -> String {
    let code = cell.code.withoutBlankEnds
    guard let trailing = syntax.trailing, !showsItself(syntax) else { return code }
    let bytes = Array(cell.code.utf8)
    let (range, isStatement) =
      switch trailing {
      case .expression(let range): (range, false)
      case .statementExpression(let range): (range, true)
      }
    let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
    let value = String(decoding: bytes[range], as: UTF8.self)
    let after = String(decoding: bytes[range.upperBound...], as: UTF8.self).withoutBlankEnds
    let name = "shownValue\(cell.index + 1)"
    return isStatement
      ? before + "let \(name) = " + value + after + "\ndisplay(\(name))"
      : before + "display(" + value + ")" + after
  }

  /// Whether the cell ends with `print(…)` or the like.
  private static func showsItself(_ syntax: CellSyntax) -> Bool {
    guard case .expr(var last) = syntax.tree.statements.last?.item else { return false }
    while let wrapper = last.as(TryExprSyntax.self) { last = wrapper.expression }
    let called = last.as(FunctionCallExprSyntax.self)?.calledExpression
    let name = called?.as(DeclReferenceExprSyntax.self)?.baseName.text
    return ["print", "debugPrint", "dump", "display", "verify", "ask"].contains(name)
  }
}

extension String {
  /// Without blank lines before and after; indentation stays.
  fileprivate var withoutBlankEnds: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    return lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
      .joined(separator: "\n")
  }
}
