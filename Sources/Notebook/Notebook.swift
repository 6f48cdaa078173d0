@_exported public import Figures

/// Shows a value under the cell that runs: figures and ``Displayable`` values as they show
/// themselves, everything else as `print` writes it, and `Void` not at all.
public func display<Value>(_ value: Value) {
  guard !Channel.shared.sendsProofsOnly else { return }
  switch value {
  case is Void: break
  case let figure as any Figure: Channel.shared.send(figure)
  case let displayable as any Displayable: Channel.shared.send(displayable.figure)
  default: Channel.shared.sendValue(String(describing: value))
  }
}

/// A type of the author's own that shows itself as a figure.
///
/// ```swift
/// extension Board: Displayable {
///   var figure: any Figure { Heatmap(…) }
/// }
/// ```
public protocol Displayable {
  /// The figure that stands for the value.
  var figure: any Figure { get }
}

/// A value with a shape, such as a tensor; the page shows the shape beside the line that binds it.
public protocol Shaped {
  /// The size of each axis, outermost first.
  var shape: [Int] { get }
  /// What each axis counts, for a type whose axes always count the same; else empty.
  var axisNames: [String] { get }
}

extension Shaped {
  /// Nothing: the axes of most values are not known to their type.
  public var axisNames: [String] { [] }
}

/// A number as a sentence or a table writes it, correctly rounded.
///
/// - Parameters:
///   - value: The number.
///   - fractionDigits: How many digits follow the point.
/// - Returns: The number, for instance `0.0123`.
public func decimal(_ value: Float, _ fractionDigits: Int = 3) -> String {
  NumberFormat.fixed(fractionDigits: fractionDigits).string(from: value)
}
