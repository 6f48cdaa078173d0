/// A value inside a sentence that a run computes: `` `{swift} losses.count` ``.
public struct InlineValue: Sendable, Hashable {
  /// Its place among the chapter's inline values.
  public var index: Int
  /// How many cells stand before it, and so which names it sees.
  public var cellsBefore: Int
  /// The Swift expression.
  public var expression: String
  /// Where the expression starts.
  public var location: SourceLocation

  /// Creates an inline value.
  public init(index: Int, cellsBefore: Int, expression: String, location: SourceLocation) {
    self.index = index
    self.cellsBefore = cellsBefore
    self.expression = expression
    self.location = location
  }
}
