import BookDocument
import SwiftSyntax

/// For each cell of a chapter the smallest program that gives what the cell gives.
///
/// It holds the imports, the cell, and of the cells before it the statements that are needed: those
/// that declare a name that is used, and those that may change what such a name stands for. Which
/// those are is found by names alone, without the compiler: a statement too many is taken rather
/// than one too few, but what hides a change from its name is not seen. So every program that is
/// shown should be run: the tests do that for this book.
package struct WholePrograms {
  private let chapter: Chapter
  private let book: Book
  private let syntax: ChapterSyntax
  private let items: [ProgramItem]
  private let needs: ProgramNeeds

  /// Reads the cells of a chapter.
  ///
  /// - Complexity: O(*n*) in the length of the code.
  package init(of chapter: Chapter, in book: Book, trees: SwiftTrees = SwiftTrees()) {
    self.chapter = chapter
    self.book = book
    let syntax = ChapterSyntax(chapter, trees: trees)
    self.syntax = syntax
    let reader = ProgramItems(of: chapter, in: book, syntax)
    items = reader.items
    needs = ProgramNeeds(items, watchesForeignNames: !reader.hasRedeclarations)
  }

  /// The programs of all cells that have one; the index is the cell's.
  ///
  /// - Complexity: O(*n*) in the length of the programs, and of the statements that use their names.
  package var texts: [Int: String] {
    let cells = chapter.cells.filter(\.hasWholeProgram)
    return Dictionary(uniqueKeysWithValues: cells.map { ($0.index, text(for: $0)) })
  }

  private func text(for cell: Cell) -> String {
    let imports = (["Notebook"] + book.imports).map { "import \($0)" }.joined(separator: "\n")
    // What `Notebook` does unless it is asked for another language.
    let isEnglish = book.language.split(separator: "-").first == "en"
    let language = isEnglish ? [] : ["useLanguage(\"\(book.language)\")"]
    let needed = needs.items(before: cell.index).map { Self.code(of: items[$0]) }
      .filter { !$0.isEmpty }
    let parts = [imports] + language + needed + [shownCode(of: cell)]
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A statement as its cell has it; one that showed its value keeps silent.
  private static func code(of item: ProgramItem) -> String {
    let code = item.text.trimmingNewlines
    guard item.isTrailing, !code.hasPrefix("_ =") else { return code }
    return code.hasPrefix("//") ? code : "_ = " + code
  }

  /// Whether the cell ends with `print(…)` or the like.
  private func showsItself(_ cell: Cell) -> Bool {
    guard case .expr(let last) = syntax[cell].tree.statements.last?.item else { return false }
    return EffectFinder.isDisplay(last)
  }

  /// The cell's own code, with its last value shown as the page shows it.
  private func shownCode(of cell: Cell) -> String {
    let code = cell.code.trimmingNewlines
    guard let trailing = syntax[cell].trailing, !showsItself(cell) else { return code }
    let bytes = Array(cell.code.utf8)
    let (range, isStatement) =
      switch trailing {
      case .expression(let range): (range, false)
      case .statementExpression(let range): (range, true)
      }
    let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
    let value = String(decoding: bytes[range], as: UTF8.self)
    let after = String(decoding: bytes[range.upperBound...], as: UTF8.self).trimmingNewlines
    return isStatement
      ? before + "let shownValue = " + value + after + "\ndisplay(shownValue)"
      : before + "display(" + value + ")" + after
  }
}

extension Cell {
  /// Whether the cell is one of the program's that gives the same whenever it runs.
  package var hasWholeProgram: Bool { isInProgram && !options.measured && !code.isEmpty }
}

extension String {
  /// Without blank lines before and after; indentation stays.
  fileprivate var trimmingNewlines: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    return lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
      .joined(separator: "\n")
  }
}
