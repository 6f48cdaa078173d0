import CellRecords

/// What a figure hands out: four renderings of one model.
///
/// A page shows `svg(idPrefix:)`, or the HTML of `table` for a figure that is drawn as a table.
public protocol Figure: Sendable {
  /// Chinese text that says what the figure shows: largest values, range, masked cells.
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
  func body(idPrefix: String) -> String { svg(idPrefix: idPrefix) ?? tables.html ?? "" }
}
