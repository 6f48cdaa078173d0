/// The axes of the book that have a colour.
public enum AxisStyle {
  private static let classNames = [
    "批": "axis-batch", "头": "axis-head", "步": "axis-step", "查询": "axis-query", "键": "axis-key",
    "维": "axis-feature", "词表": "axis-vocabulary",
  ]

  /// The names, in no order.
  public static var names: [String] { Array(classNames.keys) }

  /// The class that gives the name of an axis its colour, or nil if it has none.
  public static func className(ofAxis name: String) -> String? { classNames[name] }
}
