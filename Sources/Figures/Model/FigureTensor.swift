/// A named block of numbers behind a figure, for tests and drift checks.
public struct FigureTensor: Sendable, Hashable {
  /// The name under which a drift report mentions the numbers.
  public let name: String
  /// The sizes of the dimensions, outermost first; empty for a scalar.
  public let shape: [Int]
  /// The numbers in row-major order.
  public let values: [Float]

  /// Creates a block of numbers.
  ///
  /// - Precondition: `values` has as many elements as `shape` says.
  public init(name: String, shape: [Int], values: [Float]) {
    let count = shape.reduce(1, *)
    precondition(
      values.count == count,
      "tensor '\(name)' of shape \(shape) needs \(count) values, got \(values.count)")
    self.name = name
    self.shape = shape
    self.values = values
  }
}
