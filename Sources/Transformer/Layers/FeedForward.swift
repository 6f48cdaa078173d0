/// The position-wise feed-forward network `max(0, x W₁ᵀ + b₁) W₂ᵀ + b₂`.
///
/// - Source: "Attention Is All You Need", equation 2.
public struct FeedForward: Module {
  /// What is applied between the two linear maps.
  public enum Activation: Sendable {
    /// max(0, x), as in the paper.
    case relu
    /// The exact Gaussian error linear unit.
    case gelu
  }

  /// The first map, to `feedForwardDimension` features.
  public let linear1: Linear

  /// The second map, back to `modelDimension` features.
  public let linear2: Linear

  /// What is applied between them.
  public let activation: Activation

  /// Creates a network with Xavier-uniform weights and biases of zeros.
  ///
  /// - Parameters:
  ///   - modelDimension: The number of features outside.
  ///   - feedForwardDimension: The number of features inside.
  ///   - activation: What is applied between the two maps.
  ///   - seed: The stream of random numbers.
  public init(
    modelDimension: Int, feedForwardDimension: Int, activation: Activation = .relu, seed: UInt64
  ) {
    var seeds = SeedSequence(seed)
    self.init(
      linear1: Linear(
        inputSize: modelDimension, outputSize: feedForwardDimension, seed: seeds.next()),
      linear2: Linear(
        inputSize: feedForwardDimension, outputSize: modelDimension, seed: seeds.next()),
      activation: activation)
  }

  /// Creates a network with given parameters.
  ///
  /// - Parameters:
  ///   - linear1: The first map.
  ///   - linear2: The second map.
  ///   - activation: What is applied between them.
  public init(linear1: Linear, linear2: Linear, activation: Activation = .relu) {
    self.linear1 = linear1
    self.linear2 = linear2
    self.activation = activation
  }

  /// Applies the network to each position by itself.
  ///
  /// - Parameter input: The input.
  /// - Returns: The output.
  /// - Shape: `[..., modelDimension]` to `[..., modelDimension]`.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    let hidden: Tensor  // [..., feedForwardDimension]
    switch activation {
    case .relu: hidden = linear1.apply(input, appliesReLU: true)
    case .gelu: hidden = linear1(input).gelu()
    }
    return linear2(hidden)
  }

  /// The same network for products of few rows.
  var preparedForFewRows: FeedForward {
    FeedForward(
      linear1: linear1.preparedForFewRows, linear2: linear2.preparedForFewRows,
      activation: activation)
  }

  /// Both maps.
  public func parameters(prefix: String) -> [Parameter] {
    linear1.parameters(prefix: prefix + "linear1.")
      + linear2.parameters(prefix: prefix + "linear2.")
  }
}
