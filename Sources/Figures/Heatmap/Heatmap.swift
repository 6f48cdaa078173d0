/// A matrix drawn as shaded cells, such as the attention of queries (rows) to keys (columns).
public struct Heatmap: Figure, Hashable {
  /// What the matrix is; it stands over the drawing and names the tensor.
  public let title: String
  /// The dimension that goes down, such as `查询`.
  public let rows: FigureAxis
  /// The dimension that goes right, such as `键`.
  public let columns: FigureAxis
  /// The numbers in row-major order.
  public let values: [Float]
  /// Which positions the mask hides, in row-major order.
  public let isMasked: [Bool]
  /// How values become shades.
  public let scale: HeatmapScale
  /// Whether the sum of each row's visible values stands behind the row.
  public let showsRowSums: Bool
  /// The row, and perhaps the one cell in it, that is marked.
  public let highlight: HeatmapHighlight?

  /// Creates a heatmap.
  ///
  /// The mask is true where a position is hidden. Without a scale, the heatmap takes the one that
  /// its visible values fill.
  ///
  /// - Precondition: `values` and `mask` have an element for each pair of a row and a column, and
  ///   the highlight lies among them.
  public init(
    _ values: [Float], title: String, rows: FigureAxis, columns: FigureAxis,
    mask: [Bool]? = nil, scale: HeatmapScale? = nil, showsRowSums: Bool = false,
    highlight: HeatmapHighlight? = nil
  ) {
    let count = rows.count * columns.count
    precondition(
      values.count == count,
      "heatmap '\(title)' of \(rows.count) x \(columns.count) cells needs \(count) values,"
        + " got \(values.count)")
    precondition(
      mask.map { $0.count == count } ?? true,
      "the mask of heatmap '\(title)' needs \(count) elements, got \(mask?.count ?? 0)")
    self.title = title
    self.rows = rows
    self.columns = columns
    self.showsRowSums = showsRowSums
    if let highlight {
      precondition(
        (0..<rows.count).contains(highlight.row)
          && (0..<columns.count).contains(highlight.column ?? 0),
        "the highlight of heatmap '\(title)' lies in \(rows.count) x \(columns.count) cells,"
          + " got row \(highlight.row) and column \(highlight.column ?? 0)")
    }
    self.highlight = highlight
    self.values = values
    let isMasked = mask ?? Array(repeating: false, count: count)
    self.isMasked = isMasked
    let scale =
      scale ?? .fitting(values.indices.lazy.filter { !isMasked[$0] }.map { values[$0] })
    scale.validate()
    self.scale = scale
  }

  /// The numbers drawn.
  public var tensors: [FigureTensor] {
    [FigureTensor(name: title, shape: [rows.count, columns.count], values: values)]
  }

  /// The values that the mask does not hide.
  var visibleValues: [Float] {
    values.indices.filter { !isMasked[$0] }.map { values[$0] }
  }

  /// How many positions the mask hides.
  public var maskedCount: Int { isMasked.count { $0 } }

  /// The sum of the visible values of a row, added up from left to right.
  func rowSum(_ row: Int) -> Float {
    let indices = row * columns.count..<(row + 1) * columns.count
    return Float(indices.reduce(0.0) { isMasked[$1] ? $0 : $0 + Double(values[$1]) })
  }

  func index(row: Int, column: Int) -> Int { row * columns.count + column }

  func shade(at index: Int) -> HeatmapShade {
    isMasked[index] ? .masked : scale.shade(of: values[index])
  }
}
