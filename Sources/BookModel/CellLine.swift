/// A line of a cell, told by the cell and not by the file: it follows when text above is inserted.
public struct CellLine: Sendable, Hashable, Codable {
  /// The cell's index.
  public var cell: Int
  /// The line below the first line of the cell's code.
  public var line: Int

  /// Creates a place.
  public init(cell: Int, line: Int) {
    self.cell = cell
    self.line = line
  }

  /// Finds the cell at a line of the chapter; a line of no cell counts as the first of `fallback`.
  public init(line: Int, in chapter: Chapter, fallback: Int) {
    let found = chapter.cells.last { $0.location.line <= line }
    cell = found?.index ?? fallback
    self.line = found.map { line - $0.location.line } ?? 0
  }

  /// Where that is in the chapter as it stands now.
  public func location(in chapter: Chapter) -> SourceLocation {
    guard chapter.cells.indices.contains(cell) else {
      return SourceLocation(path: chapter.path, line: 1)
    }
    var location = chapter.cells[cell].location
    location.line += line
    return location
  }
}
