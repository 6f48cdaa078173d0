/// What a figure hands out: four renderings of one model.
///
/// A page shows `svg(idPrefix:)`, or the HTML of `table` for a figure that is drawn as a table.
public protocol Figure: Sendable {
  /// Chinese text that says what the figure shows: largest values, range, masked cells.
  var altText: String { get }
  /// The figure in plain text, aligned by display width; grid characters are ASCII.
  var text: String { get }
  /// The figure's numbers as a table, or nil if it has none.
  var table: DataTable? { get }
  /// The figure as inline SVG, or nil if it is shown as its table.
  ///
  /// The fragment is one `<svg>` or a `<div>` with several that wrap on narrow screens.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  func svg(idPrefix: String) -> String?
  /// The very numbers drawn, before any rounding.
  var tensors: [FigureTensor] { get }
}
