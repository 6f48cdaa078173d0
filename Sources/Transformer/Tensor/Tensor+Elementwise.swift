internal import CKernels

extension Tensor {
  /// The exponential of every element.
  ///
  /// - Returns: A tensor of the same shape.
  public func exponential() -> Tensor { unary(ck_exp) }

  /// The natural logarithm of every element.
  ///
  /// - Returns: A tensor of the same shape.
  public func logarithm() -> Tensor { unary(ck_log) }

  /// The square root of every element.
  ///
  /// - Returns: A tensor of the same shape.
  public func squareRoot() -> Tensor { unary(ck_square_root) }

  /// The hyperbolic tangent of every element.
  ///
  /// - Returns: A tensor of the same shape.
  public func tanh() -> Tensor { unary(ck_tanh) }

  /// The logistic function 1 / (1 + exp(-x)) of every element.
  ///
  /// - Returns: A tensor of the same shape.
  public func sigmoid() -> Tensor { unary(ck_sigmoid) }

  /// The rectified linear unit max(0, x) of every element; its gradient at 0 is 0.
  ///
  /// - Returns: A tensor of the same shape.
  public func relu() -> Tensor { unary(ck_relu) }

  /// The exact Gaussian error linear unit x Φ(x) of every element.
  ///
  /// - Returns: A tensor of the same shape.
  /// - Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", section 2.
  public func gelu() -> Tensor { unary(ck_gelu) }

  func unary(_ operation: ck_operation, factor: Float = 0) -> Tensor {
    let result = TensorNode.result(node.shape, node)
    var call = ck_unary()
    call.count = count
    call.operation = operation
    call.factor = factor
    call.x = UnsafePointer(node.pointer)
    call.y = result.pointer
    ck_unary_forward(&call)
    result.record(.unary(operation, factor: factor))
    return Tensor(result)
  }
}
