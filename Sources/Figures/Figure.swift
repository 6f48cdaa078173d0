import CellRecords

/// What a figure hands out: four renderings of one model.
///
/// A page shows `svg(idPrefix:)`, or the HTML of `table` for a figure that is drawn as a table.
/// Words come from ``FigureSettings/current`` when the figure is rendered.
public protocol Figure: Sendable {
  /// What the figure shows, in a sentence or two: largest values, range, masked cells.
  var altText: String { get }
  /// The figure in plain text, aligned by display width; grid characters are ASCII.
  var text: String { get }
  /// The figure's numbers as a table, or nil if it has none or needs several.
  var table: DataTable? { get }
  /// The figure's numbers as tables, one for each part of a figure that holds others.
  var tables: [DataTable] { get }
  /// The figure as inline SVG, or nil if it is shown as its table.
  ///
  /// The fragment is one `<svg>`, a `<div>` with several that wrap on narrow screens, or what a
  /// figure that holds others puts around their fragments and tables.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  func svg(idPrefix: String) -> String?
  /// The very numbers drawn, before any rounding.
  var tensors: [FigureTensor] { get }
}

extension Figure {
  /// The one table, if there is one.
  public var tables: [DataTable] { table.map { [$0] } ?? [] }

  /// What a page shows: the drawing, or the tables of a figure that has none.
  func body(idPrefix: String) -> String { svg(idPrefix: idPrefix) ?? tables.html() ?? "" }
}

/// One dimension of a figure: its name, its size and the labels of its positions.
public struct FigureAxis: Sendable, Hashable {
  /// What the dimension is, for readers: `query`, `key`, `step`.
  public let name: String
  /// The label of each position.
  public let labels: [String]
  /// Whether the labels are words of the author's, not just position numbers.
  public let hasOwnLabels: Bool

  /// The number of positions.
  public var count: Int { labels.count }

  /// Creates a dimension whose positions are labelled by tokens or other words.
  ///
  /// - Precondition: `labels` is not empty.
  public init(_ name: String, labels: [String]) {
    precondition(!labels.isEmpty, "axis '\(name)' needs at least one position, got no labels")
    self.name = name
    self.labels = labels
    self.hasOwnLabels = true
  }

  /// Creates a dimension whose positions are numbered.
  ///
  /// - Precondition: `count` is positive.
  public init(_ name: String, count: Int, startingAt start: Int = 0) {
    precondition(count > 0, "axis '\(name)' needs at least one position, got \(count)")
    self.name = name
    self.labels = (0..<count).map { String($0 + start) }
    self.hasOwnLabels = false
  }
}

/// A named block of numbers of a figure, for tests and drift checks.
public struct FigureTensor: Sendable, Hashable {
  /// The name under which a drift report mentions the numbers.
  public let name: String
  /// The sizes of the dimensions, outermost first; empty for a scalar.
  public let shape: [Int]
  /// The numbers in row-major order.
  public let values: [Float]

  /// Creates a block of numbers.
  ///
  /// - Precondition: `values` has as many elements as `shape` says.
  public init(name: String, shape: [Int], values: [Float]) {
    let count = shape.reduce(1, *)
    precondition(
      values.count == count,
      "tensor '\(name)' of shape \(shape) needs \(count) values, got \(values.count)")
    self.name = name
    self.shape = shape
    self.values = values
  }
}
