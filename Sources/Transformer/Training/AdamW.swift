/// Adam with weight decay that does not pass through the running means.
///
/// - Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", algorithm 2.
public final class AdamW: Optimizer {
  private let adam: Adam

  /// The learning rate.
  public var learningRate: Double {
    get { adam.learningRate }
    set { adam.learningRate = newValue }
  }

  /// Creates an optimizer.
  ///
  /// - Parameters:
  ///   - parameters: What to change.
  ///   - learningRate: The learning rate.
  ///   - beta1: The decay rate of the first-moment estimate.
  ///   - beta2: The decay rate of the second-moment estimate.
  ///   - epsilon: What is added to the divisor.
  ///   - weightDecay: Which part of itself, times the learning rate, a parameter loses.
  public init(
    _ parameters: [Parameter], learningRate: Double = 1e-3, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0.01
  ) {
    adam = Adam(
      parameters, learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
      decoupledWeightDecay: weightDecay)
  }

  /// Performs one optimization step.
  public func update() { adam.update() }

  /// Clears all gradients.
  public func clearGradients() { adam.clearGradients() }
}
