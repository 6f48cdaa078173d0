internal import CKernels

extension Tensor {
  /// A tensor of zeros.
  ///
  /// - Parameter shape: The shape.
  /// - Returns: The tensor.
  public static func zeros(_ shape: [Int]) -> Tensor { filled(0, shape: shape) }

  /// A tensor of ones.
  ///
  /// - Parameter shape: The shape.
  /// - Returns: The tensor.
  public static func ones(_ shape: [Int]) -> Tensor { filled(1, shape: shape) }

  /// A tensor with one value everywhere.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - shape: The shape.
  /// - Returns: The tensor.
  public static func filled(_ value: Float, shape: [Int]) -> Tensor {
    let node = TensorNode(Shape(shape))
    node.pointer.update(repeating: value, count: node.count)
    return Tensor(node)
  }

  /// The numbers 0, 1, 2, … as floats.
  ///
  /// - Parameter count: How many.
  /// - Returns: A vector.
  public static func range(_ count: Int) -> Tensor { Tensor((0..<count).map(Float.init)) }

  /// Uniform random numbers; the same seed gives the same numbers on every machine.
  ///
  /// - Parameters:
  ///   - shape: The shape.
  ///   - range: The interval, its upper end excluded.
  ///   - seed: The stream of the generator.
  /// - Returns: The tensor.
  public static func uniform(
    _ shape: [Int], in range: Range<Float> = 0..<1, seed: UInt64
  ) -> Tensor {
    let node = TensorNode(Shape(shape))
    var random = ck_random()
    random.count = node.count
    random.seed = seed
    random.low = range.lowerBound
    random.high = range.upperBound
    random.y = node.pointer
    ck_fill_uniform(&random)
    return Tensor(node)
  }

  /// Normally distributed random numbers; the same seed gives the same numbers on every machine.
  ///
  /// - Parameters:
  ///   - shape: The shape.
  ///   - mean: The mean.
  ///   - standardDeviation: The standard deviation.
  ///   - seed: The stream of the generator.
  /// - Returns: The tensor.
  public static func normal(
    _ shape: [Int], mean: Float = 0, standardDeviation: Float = 1, seed: UInt64
  ) -> Tensor {
    let node = TensorNode(Shape(shape))
    var random = ck_random()
    random.count = node.count
    random.seed = seed
    random.low = mean
    random.high = standardDeviation
    random.y = node.pointer
    ck_fill_normal(&random)
    return Tensor(node)
  }
}
