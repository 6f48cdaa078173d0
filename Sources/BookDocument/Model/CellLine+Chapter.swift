public import CellRecords

extension CellLine {
  /// Finds the cell at a line of the chapter; a line of no cell counts as the first of `fallback`.
  public init(line: Int, in chapter: Chapter, fallback: Int) {
    let found = chapter.cells.last { $0.location.line <= line }
    self.init(
      cell: found?.index ?? fallback, line: found.map { line - $0.location.line } ?? 0)
  }

  /// Where that is in the chapter as it is now.
  public func location(in chapter: Chapter) -> SourceLocation {
    guard chapter.cells.indices.contains(cell) else {
      return SourceLocation(path: chapter.path, line: 1)
    }
    var location = chapter.cells[cell].location
    location.line += line
    return location
  }
}
