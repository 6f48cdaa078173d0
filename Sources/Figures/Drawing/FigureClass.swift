/// The classes of drawings that every theme styles, for light and dark pages and for paper.
public enum FigureClass {
  /// The title over a drawing.
  public static let panelTitle = "panel-title"
  /// The name of an axis or of a column of numbers.
  public static let axisName = "axis-name"
  /// The label of one position, and other plain text.
  public static let axisLabel = "axis-label"
  /// A group of labels of one axis.
  static let axisLabels = "axis-labels"
  /// A line at the edge of a plot.
  public static let axisLine = "axis-line"
  /// A line through a plot.
  public static let gridLine = "grid-line"
  /// A filled bar.
  public static let bar = "bar"
  /// The ground of a bar, as long as the longest.
  public static let barTrack = "bar-track"
  /// A row of shaded cells: paths with the classes of their shades, each followed by its number.
  static let heatRow = "heat-row"
  /// The sign of an operation.
  public static let operation = "operation"

  /// The classes of the title of an axis: in its colour where the book's settings have one.
  public static func title(ofAxis name: String) -> String {
    FigureSettings.current.className(ofAxis: name).map { "\(axisName) \($0)" } ?? axisName
  }
}
