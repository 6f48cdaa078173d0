internal import CKernels

/// Plain gradient descent, `w -= learningRate * g`.
public final class SGD: Optimizer {
  /// How far one update goes.
  public var learningRate: Double

  private let arena: ParameterArena

  /// Creates an optimizer.
  ///
  /// - Parameters:
  ///   - parameters: What to change.
  ///   - learningRate: How far one update goes.
  public init(_ parameters: [Parameter], learningRate: Double) {
    self.learningRate = learningRate
    arena = ParameterArena(parameters)
  }

  /// Changes every parameter once.
  public func update() {
    arena.completeGradients()
    let memory = arena.memory
    ck_scaled_add(memory.values, memory.gradients, Float(-learningRate), memory.count)
  }

  /// Forgets all gradients.
  public func clearGradients() { arena.parameters.clearGradients() }
}
