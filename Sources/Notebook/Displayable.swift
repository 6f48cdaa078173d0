public import Figures

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
