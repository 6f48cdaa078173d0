/// A value with a shape, such as a tensor; the page shows the shape beside the line that binds it.
public protocol Shaped {
  /// The size of each axis, outermost first.
  var shape: [Int] { get }
  /// What each axis counts, such as `步`, for a type whose axes always count the same; else empty.
  var axisNames: [String] { get }
}

extension Shaped {
  /// Nothing: the axes of most values are not known to their type.
  public var axisNames: [String] { [] }
}

// What follows is called by the program that a build assembles from a chapter's cells.

/// Sends the shape of a variable; the names of its axes are those of its comment, if its type knows
/// none.
public func notebookGeneratedShape(
  _ line: Int, _ name: String, _ axisNames: [String], _ value: some Shaped
) {
  let known = value.axisNames.isEmpty ? axisNames : value.axisNames
  let shape = value.shape
  Channel.shared.send(
    shape: shape, axisNames: known.count == shape.count ? known : [], of: name, line: line)
}

/// Sends nothing: most variables have no shape.
public func notebookGeneratedShape<Value: ~Copyable>(
  _ line: Int, _ name: String, _ axisNames: [String], _ value: borrowing Value
) {}
