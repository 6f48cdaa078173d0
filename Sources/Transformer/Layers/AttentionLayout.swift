internal import CKernels

/// How the operands of attention are laid out in memory, so that no head needs a copy of its own.
struct AttentionLayout {
  var batches: Int
  var heads: Int
  var queries: Int
  var keys: Int
  /// Features of one head.
  var width: Int
  /// Whether heads are adjacent columns, `[batch, time, heads * width]`, or an axis of their own,
  /// `[batch, heads, time, width]`.
  var packsHeads: Bool
  /// How many keys one batch entry has room for; more than `keys` in a cache.
  var keyCapacity: Int

  func call(
    queries queryNode: TensorNode, keys keyNode: TensorNode, values valueNode: TensorNode,
    out: UnsafeMutablePointer<Float>
  ) -> ck_attention {
    var call = ck_attention()
    call.batches = batches
    call.heads = heads
    call.queries = queries
    call.keys = keys
    call.width = width
    call.q = place(queryNode.pointer, length: queries)
    call.k = place(keyNode.pointer, length: keyCapacity)
    call.v = place(valueNode.pointer, length: keyCapacity)
    call.out = place(out, length: queries)
    return call
  }

  func countProducts() {
    countScores()
    countMixture()
  }

  /// The products of a backward pass: one for each gradient, and the gradient of the weights, which
  /// that of queries and keys needs.
  func countGradientProducts(queries: Bool, keys: Bool, values: Bool) {
    if values { countMixture() }
    if queries || keys { countScores() }
    if queries { countMixture() }
    if keys { countMixture() }
  }

  private func countScores() {
    countMatrixProduct(batches * heads, rows: queries, columns: keys, depth: width)
  }

  private func countMixture() {
    countMatrixProduct(batches * heads, rows: queries, columns: width, depth: keys)
  }

  private func place(_ data: UnsafeMutablePointer<Float>, length: Int) -> ck_heads {
    packsHeads
      ? ck_heads(data: data, batch: length * heads * width, head: width, row: heads * width)
      : ck_heads(data: data, batch: heads * length * width, head: length * width, row: width)
  }
}
