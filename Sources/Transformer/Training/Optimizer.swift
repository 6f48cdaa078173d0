/// Changes parameters along their gradients.
public protocol Optimizer: AnyObject {
  /// The learning rate.
  var learningRate: Double { get set }

  /// Performs one optimization step; the gradients stay as they are.
  func update()

  /// Clears all gradients, before the next backward pass.
  func clearGradients()
}
