import BookDocument
import RunStore

extension BuildMemo {
  /// Colours the code of all cells, so that writing the page finds it done.
  public func prepareCode(of chapter: Chapter) {
    for cell in chapter.cells { _ = code(of: cell) }
  }

  func code(of cell: Cell) -> String {
    html("code", of: cell.code) { CodeHighlighter.html(of: cell.code, trees: trees) }
  }
}
