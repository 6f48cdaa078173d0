/// One line of a chart: a name and its points from left to right.
public struct LineSeries: Sendable, Hashable {
  /// What the line shows.
  public let name: String
  /// The horizontal position of each point, increasing.
  public let xValues: [Float]
  /// The vertical position of each point; a point that is not finite is a gap.
  public let yValues: [Float]

  /// Creates a line.
  ///
  /// - Precondition: There is a point, both arrays have the same length, and `xValues` are finite
  ///   and increase.
  public init(_ name: String, xValues: [Float], yValues: [Float]) {
    precondition(
      !xValues.isEmpty && xValues.count == yValues.count,
      "series '\(name)' needs as many x as y values and at least one,"
        + " got \(xValues.count) and \(yValues.count)")
    precondition(
      xValues.allSatisfy(\.isFinite) && zip(xValues, xValues.dropFirst()).allSatisfy(<),
      "the x values of series '\(name)' are finite and increase, got \(xValues.prefix(8))")
    self.name = name
    self.xValues = xValues
    self.yValues = yValues
  }

  /// Creates a line whose points stand at 1, 2, 3 and so on.
  ///
  /// - Precondition: There is a point.
  public init(_ name: String, values: [Float]) {
    self.init(name, xValues: values.indices.map { Float($0 + 1) }, yValues: values)
  }

  /// The last point that can be drawn.
  var lastFinite: (x: Float, y: Float)? {
    yValues.lastIndex(where: \.isFinite).map { (xValues[$0], yValues[$0]) }
  }
}
