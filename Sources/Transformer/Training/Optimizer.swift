/// Changes parameters along their gradients.
public protocol Optimizer: AnyObject {
  /// How far one update goes.
  var learningRate: Double { get set }

  /// Changes every parameter once. The gradients stay as they are.
  func update()

  /// Forgets all gradients, before the next backward pass.
  func clearGradients()
}
