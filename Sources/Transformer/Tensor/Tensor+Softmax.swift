internal import CKernels

extension Tensor {
  /// The softmax exp(x) / Σ exp(x) along an axis, shifted by the maximum so that it cannot overflow.
  ///
  /// An entry of -∞ gives exactly 0; a row of nothing but -∞ gives zeros, not NaN.
  ///
  /// - Parameter axis: The axis; negative axes count from the last.
  /// - Returns: A tensor of the same shape whose rows sum to one.
  public func softmax(axis: Int = -1) -> Tensor { along(axis) { $0.rows(isLog: false) } }

  /// The logarithm of the softmax along an axis.
  ///
  /// - Parameter axis: The axis; negative axes count from the last.
  /// - Returns: A tensor of the same shape.
  public func logSoftmax(axis: Int = -1) -> Tensor { along(axis) { $0.rows(isLog: true) } }

  private func along(_ axis: Int, _ body: (Tensor) -> Tensor) -> Tensor {
    let axis = node.shape.resolved(axis: axis)
    if axis == rank - 1 { return body(self) }
    return body(transposed(axis, -1)).transposed(axis, -1)
  }

  private func rows(isLog: Bool) -> Tensor {
    precondition(rank > 0, "softmax needs an axis, a scalar has none")
    let result = TensorNode.result(node.shape, node)
    var call = ck_rows()
    call.columns = node.shape.last
    call.rows = count / Swift.max(call.columns, 1)
    call.x = UnsafePointer(node.pointer)
    call.y = result.pointer
    call.is_log = isLog ? 1 : 0
    ck_softmax(&call)
    result.record(.softmax(isLog: isLog))
    return Tensor(result)
  }
}
