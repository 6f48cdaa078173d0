/// The numbers behind a figure.
public struct TensorRecord: Sendable, Hashable, Codable {
  /// What they are, `头 1`.
  public var name: String
  /// The length of each axis.
  public var shape: [Int]
  /// The elements in row-major order.
  public var values: [Float]

  /// Creates a record.
  public init(name: String, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }
}
