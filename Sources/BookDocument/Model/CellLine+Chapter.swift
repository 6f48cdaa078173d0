import CellRecords

extension CellLine {
  /// Where that is in the chapter as it is now.
  package func location(in chapter: Chapter) -> SourceLocation {
    guard chapter.cells.indices.contains(cell) else {
      return SourceLocation(path: chapter.path, line: 1)
    }
    var location = chapter.cells[cell].location
    location.line += line
    return location
  }
}
