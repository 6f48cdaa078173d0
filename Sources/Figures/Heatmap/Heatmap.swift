import BookLanguage
import CellRecords

/// A matrix drawn as shaded cells, such as the attention of queries (rows) to keys (columns).
public struct Heatmap: Figure, Hashable {
  /// What is marked: a row, or one cell of it.
  public struct Highlight: Sendable, Hashable {
    /// The row, counted from 0.
    public let row: Int
    /// The column of the one cell, counted from 0; nil for the whole row.
    public let column: Int?

    /// Marks a row, or one cell of it.
    public init(row: Int, column: Int? = nil) {
      self.row = row
      self.column = column
    }
  }

  /// What the matrix is; it is the title of the drawing and names the tensor.
  public let title: String
  /// The dimension that goes down, such as queries.
  public let rows: FigureAxis
  /// The dimension that goes right, such as keys.
  public let columns: FigureAxis
  /// The numbers in row-major order.
  public let values: [Float]
  /// Which positions the mask hides, in row-major order.
  public let isMasked: [Bool]
  /// How values become shades.
  public let scale: HeatmapScale
  /// Whether the sum of each row's visible values follows the row.
  public let showsRowSums: Bool
  /// The row, and perhaps the one cell in it, that is marked.
  public let highlight: Highlight?
  /// The step of the figure's stepper that shows the first row by itself; the other rows' steps follow.
  public let firstRowStep: Int?

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
    highlight: Highlight? = nil, firstRowStep: Int? = nil
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
    self.firstRowStep = firstRowStep
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

// MARK: - What it says

extension Heatmap {
  /// The heatmap in a sentence: its size, its range, its largest values and what the mask hides.
  public var altText: String { phrases.heatmap(title: title, size: size, summary: summary) }

  var size: MatrixSize { (rows.count, rows.name, columns.count, columns.name) }

  /// The range, the largest values and the number of masked cells, as sentences.
  var summary: String {
    let finite = visibleValues.filter(\.isFinite)
    var range: NumberRange?
    if let lower = finite.min(), let upper = finite.max() {
      range = (number(lower), number(upper))
    }
    return phrases.summary(
      of: HeatmapFacts(
        range: range, hasNegative: finite.contains { $0 < 0 }, largest: largest,
        nonfinite: visibleValues.count - finite.count, masked: maskedCount,
        highlighted: highlight.map { mark in
          ["\(rows.name) \(rows.labels[mark.row])"]
            + (mark.column.map { ["\(columns.name) \(columns.labels[$0])"] } ?? [])
        } ?? []))
  }

  /// The places of the three largest visible values; ties in reading order.
  private var largest: [LabelledNumber] {
    let order = values.indices.filter { !isMasked[$0] && values[$0].isFinite }
      .sorted { (values[$0].magnitude, $1) > (values[$1].magnitude, $0) }
    return order.prefix(3).map { (place(of: $0), number(values[$0])) }
  }

  /// The row and the column of a value.
  func place(of index: Int) -> String {
    "\(rows.name) \(rows.labels[index / columns.count])"
      + " → \(columns.name) \(columns.labels[index % columns.count])"
  }

  func number(_ value: Float) -> String {
    NumberFormat.typographic(NumberScale.single(value))
  }

  /// The heatmap as a table: a row header for each row, a number or a mask for each cell.
  public var table: DataTable? {
    let scale = NumberScale(fitting: visibleValues)
    return DataTable(
      caption: title, columnHeaders: tableHeaders,
      groups: [DataTable.Group(rows: tableRows(in: scale))] + scale.rows(phrases.factor))
  }

  var tableHeaders: [DataCell] {
    [.axes([rows.name, columns.name], separator: phrases.cornerSeparator)]
      + columns.labels.map { label($0, of: columns) }
      + (showsRowSums ? [.text(phrases.sum)] : [])
  }

  func tableRows(in scale: NumberScale) -> [DataTable.Row] {
    rows.labels.indices.map { row in
      let cells = columns.labels.indices.map { column -> DataCell in
        let index = index(row: row, column: column)
        return isMasked[index] ? .masked : .number(scale.string(from: values[index]))
      }
      let sum = showsRowSums ? [DataCell.number(scale.string(from: rowSum(row)))] : []
      return DataTable.Row(header: label(rows.labels[row], of: rows), cells: cells + sum)
    }
  }

  private func label(_ text: String, of axis: FigureAxis) -> DataCell {
    axis.hasOwnLabels ? .tokens([text]) : .text(text)
  }
}
