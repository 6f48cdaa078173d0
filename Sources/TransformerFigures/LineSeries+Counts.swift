public import Figures

extension LineSeries {
  /// A line through counts, such as operations against steps.
  ///
  /// - Parameters:
  ///   - name: What is counted.
  ///   - places: The place of each count on the horizontal axis, increasing.
  ///   - counts: The counts.
  /// - Precondition: There are as many places as counts, and at least one.
  public init(_ name: String, at places: [Int], _ counts: [Int]) {
    self.init(name, xValues: places.map { Float($0) }, yValues: counts.map { Float($0) })
  }
}
