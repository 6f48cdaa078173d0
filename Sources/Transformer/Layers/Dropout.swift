internal import CKernels

/// Dropout: while training, zeroes each element with probability `rate` and scales up the rest.
///
/// Which elements fall depends on the seed and on how often the layer was called, on nothing else.
///
/// - Source: Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting".
public final class Dropout {
  /// The probability of an element to be zeroed.
  public let rate: Float

  /// Whether the layer is active; a model switches it on for training steps.
  public var isTraining = false

  private let seed: UInt64
  private var calls: UInt64 = 0

  /// Creates a layer.
  ///
  /// - Parameters:
  ///   - rate: The probability of an element to be zeroed.
  ///   - seed: The stream of random numbers.
  /// - Precondition: The rate lies in 0..<1.
  public init(rate: Float, seed: UInt64) {
    precondition(rate >= 0 && rate < 1, "a dropout rate lies in 0..<1, not at \(rate)")
    self.rate = rate
    self.seed = seed
  }

  /// Drops elements, or returns the input when the layer is not active.
  ///
  /// - Parameter input: The input.
  /// - Returns: A tensor of the same shape.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    guard isTraining, rate > 0 else { return input }
    calls += 1
    let seed = ck_random_bits(self.seed, calls)
    let result = TensorNode.result(input.node.shape, input.node)
    var call = ck_dropout()
    call.count = input.count
    call.seed = seed
    call.rate = rate
    call.scale = 1 / (1 - rate)
    call.x = UnsafePointer(input.node.pointer)
    call.y = result.pointer
    ck_dropout_forward(&call)
    result.record(.dropout(seed: seed, rate: rate))
    return Tensor(result)
  }
}
