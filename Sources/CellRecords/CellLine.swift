/// A line of a cell, named by the cell and not by the file: it follows when text above is inserted.
public struct CellLine: Sendable, Hashable, Codable {
  /// The cell's index.
  public var cell: Int
  /// The line below the first line of the cell's code.
  public var line: Int

  public init(cell: Int, line: Int) {
    self.cell = cell
    self.line = line
  }
}
