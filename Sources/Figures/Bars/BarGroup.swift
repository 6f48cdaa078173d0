/// Bars that belong together, such as the distribution at one time step.
public struct BarGroup: Sendable, Hashable {
  /// What stands over the bars, such as `t=1`.
  public let title: String
  /// The bars from top to bottom.
  public let bars: [Bar]

  /// Creates a group.
  ///
  /// - Precondition: There is a bar.
  public init(_ title: String, bars: [Bar]) {
    precondition(!bars.isEmpty, "bar group '\(title)' needs at least one bar, got none")
    self.title = title
    self.bars = bars
  }
}
