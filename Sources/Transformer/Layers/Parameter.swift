/// A named tensor that training changes.
public struct Parameter {
  /// The name, for instance `enc.0.self_attn.q_proj.weight`.
  public let name: String

  /// The values.
  public let tensor: Tensor

  /// Names a tensor.
  ///
  /// - Parameters:
  ///   - name: The name in a weight file.
  ///   - tensor: The tensor, which then requires gradients.
  public init(_ name: String, _ tensor: Tensor) {
    self.name = name
    self.tensor = tensor
    tensor.node.requiresGradient = true
  }

  /// Replaces the values.
  ///
  /// - Parameter values: The new values.
  /// - Precondition: The shapes are equal.
  public func assign(_ values: Tensor) {
    precondition(
      values.node.shape == tensor.node.shape,
      "parameter \(name) has shape \(tensor.shape), the new values \(values.shape)")
    tensor.node.pointer.update(from: values.node.pointer, count: tensor.count)
  }
}

extension [Parameter] {
  /// The parameter of that name, or nil.
  ///
  /// - Parameter name: The name.
  public subscript(name: String) -> Tensor? { first { $0.name == name }?.tensor }

  /// The number of trained numbers.
  public var scalarCount: Int { reduce(0) { $0 + $1.tensor.count } }

  /// Forgets all gradients, before the next backward pass.
  public func clearGradients() {
    for parameter in self { parameter.tensor.node.hasGradient = false }
  }
}
