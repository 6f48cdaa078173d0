import BookDocument
import RunStore

extension BuildMemo {
  /// Colours the code of all cells, so that writing the page finds it done.
  package func prepareCode(of chapter: Chapter) {
    for cell in chapter.cells { _ = code(of: cell) }
  }

  func code(of cell: Cell) -> String { coloured(cell.code) }

  /// The code with its words coloured, without the lines that are not shown.
  func shownCode(of cell: Cell) -> String { coloured(cell.shownCode) }

  /// Swift code with its words coloured.
  func coloured(_ code: String) -> String {
    html("code", of: code) { CodeHighlighter.html(of: code, trees: trees) }
  }
}
