/// One axis of a chart: its name and how values are placed along it.
public struct ChartAxis: Sendable, Hashable {
  /// How values are placed along an axis.
  public enum Spacing: Sendable, Hashable {
    /// Equal differences are equally far apart.
    case linear
    /// Equal ratios are equally far apart; all values are positive.
    case logarithmic
  }

  /// What the axis measures, with its unit if it has one.
  public let name: String
  /// How values are placed along the axis.
  public let spacing: Spacing

  /// Creates an axis.
  public init(_ name: String, spacing: Spacing = .linear) {
    self.name = name
    self.spacing = spacing
  }
}
