internal import CKernels

/// What attention gives: the mixed values, and the weights they were mixed with.
public struct AttentionOutput {
  /// The mixed values.
  public let output: Tensor

  /// For each head and query, how much it takes of each key's value: rows sum to one.
  ///
  /// The weights are for looking at: no gradient flows back through them.
  public let weights: Tensor
}

/// Scaled dot-product attention, `softmax(Q Kᵀ / √d + mask) V`, in one kernel.
///
/// `referenceAttention` is the same step by step.
/// A blocked key has the weight +0 exactly. A query that may look at no key gets zeros.
///
/// - Parameters:
///   - queries: The queries Q.
///   - keys: The keys K.
///   - values: The values V.
///   - mask: Which key each query may look at; nil for all.
///   - scale: What the dot products are multiplied by; nil for 1/√d.
/// - Returns: The mixed values and the weights.
/// - Shape: Queries `[queries, d]`, `[batch, queries, d]` or `[batch, heads, queries, d]`, keys and
///   values the same with `keys`; output as the queries, weights with `keys` in place of `d`.
/// - Precondition: The shapes fit together.
/// - Source: "Attention Is All You Need", equation 1.
public func scaledDotProductAttention(
  queries: Tensor, keys: Tensor, values: Tensor, mask: AttentionMask? = nil, scale: Float? = nil
) -> AttentionOutput {
  let shape = queries.node.shape
  precondition(
    (2...4).contains(shape.rank) && keys.rank == shape.rank && keys.shape == values.shape
      && queries.shape.dropLast(2) == keys.shape.dropLast(2)
      && shape.last == keys.node.shape.last,
    "attention: queries \(queries.shape), keys \(keys.shape) and values \(values.shape) do not fit "
      + "together")
  let layout = AttentionLayout(
    batches: shape.rank > 2 ? shape[0] : 1, heads: shape.rank > 3 ? shape[1] : 1,
    queries: shape[shape.rank - 2], keys: keys.dimension(-2), width: shape.last, packsHeads: false,
    keyCapacity: keys.dimension(-2))
  var weightShape = shape
  weightShape[shape.rank - 1] = layout.keys
  return attend(
    queries, keys, values, layout: layout, mask: mask,
    scale: scale ?? attentionScale(width: layout.width), weightShape: weightShape)
}

/// 1/√d.
func attentionScale(width: Int) -> Float { Float(1 / ck_scalar_root(Double(width))) }

/// Attention on operands that are laid out as `layout` says.
func attend(
  _ queries: Tensor, _ keys: Tensor, _ values: Tensor, layout: AttentionLayout,
  mask: AttentionMask?, scale: Float, weightShape: Shape
) -> AttentionOutput {
  let weights = TensorNode(weightShape)
  let result = TensorNode.result(queries.node.shape, queries.node, keys.node, values.node)
  var call = layout.call(
    queries: queries.node, keys: keys.node, values: values.node, out: result.pointer)
  call.weights = weights.pointer
  call.scale = scale
  if let mask {
    mask.apply(to: &call) { ck_attention_forward(&$0) }
  } else {
    ck_attention_forward(&call)
  }
  layout.countProducts()
  result.record(.attention(SavedAttention(weights: weights, layout: layout, scale: scale)))
  return AttentionOutput(output: Tensor(result), weights: Tensor(weights))
}
