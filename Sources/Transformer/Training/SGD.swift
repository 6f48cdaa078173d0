internal import CKernels

/// Plain gradient descent, `w -= learningRate * g`.
public final class SGD: Optimizer {
  /// The learning rate.
  public var learningRate: Double

  private let arena: ParameterArena

  /// Creates an optimizer.
  ///
  /// - Parameters:
  ///   - parameters: What to change.
  ///   - learningRate: The learning rate.
  public init(_ parameters: [Parameter], learningRate: Double) {
    self.learningRate = learningRate
    arena = ParameterArena(parameters)
  }

  /// Performs one optimization step.
  public func update() {
    arena.completeGradients()
    let memory = arena.memory
    ck_scaled_add(memory.values, memory.gradients, Float(-learningRate), memory.count)
    countUpdate()
  }

  /// Clears all gradients.
  public func clearGradients() { arena.parameters.clearGradients() }
}
