/// What a heatmap marks: one row, or one cell of it.
public struct HeatmapHighlight: Sendable, Hashable {
  /// The row, counted from 0.
  public let row: Int
  /// The cell's column, counted from 0; nil for the whole row.
  public let column: Int?

  /// Marks a row, or one cell of it.
  public init(row: Int, column: Int? = nil) {
    self.row = row
    self.column = column
  }
}
