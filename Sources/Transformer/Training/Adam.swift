internal import CKernels

/// Adam: every parameter has a step size of its own, from the running mean and variance of its
/// gradient.
///
/// - Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", algorithm 1.
public final class Adam: Optimizer {
  /// The learning rate.
  public var learningRate: Double

  /// The decay rate of the first-moment estimate, β₁.
  public let beta1: Double

  /// The decay rate of the second-moment estimate, β₂.
  public let beta2: Double

  /// What is added to the divisor, ε.
  public let epsilon: Double

  /// How many updates were made.
  public private(set) var updateCount = 0

  private let weightDecay: Double
  private let arena: ParameterArena
  private let first: SavedBuffer
  private let second: SavedBuffer

  /// Creates an optimizer with the constants of the paper "Attention Is All You Need".
  ///
  /// - Parameters:
  ///   - parameters: What to change.
  ///   - learningRate: The learning rate.
  ///   - beta1: The decay rate of the first-moment estimate.
  ///   - beta2: The decay rate of the second-moment estimate.
  ///   - epsilon: What is added to the divisor.
  /// - Source: "Attention Is All You Need", section 5.3.
  public convenience init(
    _ parameters: [Parameter], learningRate: Double = 1e-3, beta1: Double = 0.9,
    beta2: Double = 0.98, epsilon: Double = 1e-9
  ) {
    self.init(
      parameters, learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
      decoupledWeightDecay: 0)
  }

  init(
    _ parameters: [Parameter], learningRate: Double, beta1: Double, beta2: Double, epsilon: Double,
    decoupledWeightDecay: Double
  ) {
    precondition(
      (0..<1).contains(beta1) && (0..<1).contains(beta2),
      "the betas of Adam lie in 0..<1, not at \(beta1) and \(beta2)")
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    weightDecay = decoupledWeightDecay
    arena = ParameterArena(parameters)
    first = SavedBuffer(arena.memory.count)
    second = SavedBuffer(arena.memory.count)
    first.pointer.update(repeating: 0, count: arena.memory.count)
    second.pointer.update(repeating: 0, count: arena.memory.count)
  }

  /// Performs one optimization step.
  public func update() {
    arena.completeGradients()
    updateCount += 1
    beta1Power *= beta1
    beta2Power *= beta2
    var call = ck_adam()
    call.count = arena.memory.count
    call.value = arena.memory.values
    call.gradient = arena.memory.gradients
    call.first = first.pointer
    call.second = second.pointer
    call.rate = Float(learningRate)
    call.beta1 = Float(beta1)
    call.beta2 = Float(beta2)
    call.epsilon = Float(epsilon)
    call.decay = Float(weightDecay)
    call.first_correction = Float(1 / (1 - beta1Power))
    call.second_correction = Float(1 / (1 - beta2Power))
    ck_adam_update(&call)
    countUpdate()
  }

  /// Clears all gradients.
  public func clearGradients() { arena.parameters.clearGradients() }

  private var beta1Power = 1.0
  private var beta2Power = 1.0
}
