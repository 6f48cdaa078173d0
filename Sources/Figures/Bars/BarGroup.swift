/// One bar: what it stands for and how long it is.
public struct Bar: Sendable, Hashable {
  /// What the bar stands for, such as a token.
  public let label: String
  /// The value; a value that is not finite is written but not drawn.
  public let value: Float
  /// Whether the bar is the one that matters, such as the target.
  public let isMarked: Bool

  /// Creates a bar.
  ///
  /// - Precondition: `value` is not negative.
  public init(_ label: String, _ value: Float, isMarked: Bool = false) {
    precondition(!(value < 0), "the length of bar '\(label)' is not negative, got \(value)")
    self.label = label
    self.value = value
    self.isMarked = isMarked
  }
}

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
