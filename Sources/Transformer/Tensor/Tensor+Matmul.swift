internal import CKernels

extension Tensor {
  /// The matrix product of the last two axes; the axes before them are a batch.
  ///
  /// - Parameters:
  ///   - other: The right factor. With two axes it serves every matrix of the batch.
  ///   - transposingLeft: Whether the last two axes of this tensor are swapped first.
  ///   - transposingRight: Whether the last two axes of `other` are swapped first.
  /// - Returns: The product.
  /// - Shape: `[..., M, K]` times `[..., K, N]` gives `[..., M, N]`.
  /// - Precondition: Both have two axes or more, the inner extents agree and the batch axes can be
  ///   broadcast together.
  /// - Complexity: O(M K N) for each matrix of the batch.
  public func matmul(
    _ other: Tensor, transposingLeft: Bool = false, transposingRight: Bool = false
  ) -> Tensor {
    let plan = MatmulPlan(
      node.shape, other.node.shape, transposesLeft: transposingLeft,
      transposesRight: transposingRight)
    let result = TensorNode.result(plan.shape, node, other.node)
    plan.run(left: node.pointer, right: other.node.pointer, into: result.pointer)
    countMatrixProduct(plan.count, rows: plan.rows, columns: plan.columns, depth: plan.depth)
    result.record(.matmul(transposesLeft: transposingLeft, transposesRight: transposingRight))
    return Tensor(result)
  }
}
