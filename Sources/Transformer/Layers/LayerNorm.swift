internal import CKernels

/// Layer normalisation: every row of the last axis gets mean 0 and variance 1, then a learned gain
/// and offset.
///
/// - Source: Ba, Kiros and Hinton, "Layer Normalization", equation 4.
public struct LayerNorm: Module {
  /// The gain, `[size]`.
  public let weight: Tensor

  /// The offset, `[size]`.
  public let bias: Tensor

  /// What is added to the variance.
  public let epsilon: Float

  /// Creates a layer with gain 1 and offset 0.
  ///
  /// - Parameters:
  ///   - size: The number of features.
  ///   - epsilon: What is added to the variance, inside the root.
  public init(size: Int, epsilon: Float = 1e-5) {
    self.init(weight: .ones([size]), bias: .zeros([size]), epsilon: epsilon)
  }

  /// Creates a layer with given parameters.
  ///
  /// - Parameters:
  ///   - weight: The gain, `[size]`.
  ///   - bias: The offset, `[size]`.
  ///   - epsilon: What is added to the variance, inside the root.
  /// - Precondition: Gain and offset are vectors of one length.
  public init(weight: Tensor, bias: Tensor, epsilon: Float = 1e-5) {
    precondition(
      weight.rank == 1 && weight.shape == bias.shape,
      "gain and offset are vectors of one length, not \(weight.shape) and \(bias.shape)")
    self.weight = weight
    self.bias = bias
    self.epsilon = epsilon
  }

  /// Normalises the last axis.
  ///
  /// - Parameter input: The input.
  /// - Returns: A tensor of the same shape.
  /// - Shape: `[..., size]` to `[..., size]`.
  /// - Precondition: The last axis has `size` elements.
  public func callAsFunction(_ input: Tensor) -> Tensor { normalized(input, residual: nil) }

  /// Normalises the sum of a layer's input and its output, `LN(x + f(x))`, in one pass.
  ///
  /// - Parameters:
  ///   - input: The input x of the sub-layer.
  ///   - output: Its output f(x).
  /// - Returns: A tensor of the same shape.
  /// - Source: "Attention Is All You Need", section 3.1.
  public func callAsFunction(_ input: Tensor, plus output: Tensor) -> Tensor {
    precondition(
      input.node.shape == output.node.shape,
      "a residual needs equal shapes, not \(input.shape) and \(output.shape)")
    return normalized(input, residual: output)
  }

  /// The gain and the offset.
  public func parameters(prefix: String) -> [Parameter] {
    [Parameter(prefix + "weight", weight), Parameter(prefix + "bias", bias)]
  }

  private func normalized(_ input: Tensor, residual: Tensor?) -> Tensor {
    let columns = weight.count
    precondition(
      input.rank > 0 && input.node.shape.last == columns,
      "a LayerNorm of size \(columns) needs that many features, not shape \(input.shape)")
    let rows = columns == 0 ? 0 : input.count / columns
    let result = TensorNode.result(
      input.node.shape, input.node, weight.node, bias.node, residual?.node)
    let saved = SavedRows(rows: rows, columns: columns)
    var call = ck_layer_norm()
    call.rows = rows
    call.columns = columns
    call.x = UnsafePointer(input.node.pointer)
    call.residual = residual.map { UnsafePointer($0.node.pointer) }
    call.gain = UnsafePointer(weight.node.pointer)
    call.bias = UnsafePointer(bias.node.pointer)
    call.epsilon = epsilon
    call.normal = saved.normal
    call.scale = saved.scale
    call.y = result.pointer
    withExtendedLifetime(saved) { ck_layer_norm_forward(&call) }
    result.record(.layerNorm(saved))
    return Tensor(result)
  }
}
