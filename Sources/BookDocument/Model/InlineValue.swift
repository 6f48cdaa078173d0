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

extension InlineValue {
  /// The place in the chapter of a byte of the expression, whose further lines are as far to the right
  /// as there.
  package func location(ofByte offset: Int) -> SourceLocation {
    let before = expression.utf8.prefix(offset)
    var place = location
    if let lineEnd = before.lastIndex(of: UInt8(ascii: "\n")) {
      place.line += before.count { $0 == UInt8(ascii: "\n") }
      place.column = before[lineEnd...].count
    } else {
      place.column += before.count
    }
    return place
  }
}
