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
