/// Where a text is placed in a field that is wider than it.
public enum TextAlignment: Sendable, Hashable {
  /// At the left edge.
  case leading
  /// At the right edge.
  case trailing
  /// In the middle, nearer to the left edge when the space is odd.
  case center
}

extension String {
  /// The string, filled up with spaces to a number of display columns.
  ///
  /// A string that is already as wide as the field is returned unchanged, never cut.
  ///
  /// - Precondition: `columns` is not negative.
  public func padded(toDisplayWidth columns: Int, alignment: TextAlignment = .leading) -> String {
    precondition(columns >= 0, "the width of a field is 0 or more, got \(columns)")
    let space = columns - displayWidth(of: self)
    guard space > 0 else { return self }
    let left: Int
    switch alignment {
    case .leading: left = 0
    case .trailing: left = space
    case .center: left = space / 2
    }
    return String(repeating: " ", count: left) + self
      + String(repeating: " ", count: space - left)
  }

  /// The longest beginning of the string that fits into a number of display columns.
  ///
  /// A double-width character that would cross the edge is left out.
  ///
  /// - Precondition: `columns` is not negative.
  public func prefix(fittingDisplayWidth columns: Int) -> Substring {
    precondition(columns >= 0, "the width of a field is 0 or more, got \(columns)")
    var used = 0
    var end = startIndex
    for index in indices {
      used += displayWidth(of: self[index])
      if used > columns { break }
      end = self.index(after: index)
    }
    return self[startIndex..<end]
  }

  /// The string up to its last character that is not a space.
  public var withoutTrailingSpaces: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
