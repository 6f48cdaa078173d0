/// What attention computes on the way from queries, keys and values to its output.
public struct ReferenceAttention {
  /// The scaled dot products of every query with every key, before the mask: `[..., Tq, Tk]`.
  public let scores: Tensor

  /// How much each query takes of each key's value, rows that sum to one: `[..., Tq, Tk]`.
  public let weights: Tensor

  /// The mixed values: `[..., Tq, d]`.
  public let output: Tensor
}

/// Attention as its formula says it, one operation after another: `softmax(Q Kᵀ / √d + mask) V`.
///
/// `scaledDotProductAttention` and the layers give the same bits from one kernel.
///
/// - Parameters:
///   - queries: The queries Q.
///   - keys: The keys K.
///   - values: The values V.
///   - mask: Which key each query may look at; nil for all.
///   - scale: What the dot products are multiplied by; nil for 1/√d.
/// - Returns: The output, and the scores and weights on the way to it.
/// - Shape: Queries `[Tq, d]`, `[batch, Tq, d]` or `[batch, heads, Tq, d]`; keys and values the same
///   with `Tk` in place of `Tq`.
/// - Precondition: The shapes fit together.
/// - Source: "Attention Is All You Need", equation 1.
public func referenceAttention(
  queries: Tensor, keys: Tensor, values: Tensor, mask: AttentionMask? = nil, scale: Float? = nil
) -> ReferenceAttention {
  let scale = scale ?? attentionScale(width: queries.dimension(-1))  // 1/√d
  let scores = queries.matmul(keys, transposingRight: true) * scale  // Q Kᵀ / √d: [..., Tq, Tk]
  let bias = mask?.additive(rank: scores.rank) ?? Tensor(0)  // 0, or -∞ where a key is hidden
  let weights = (scores + bias).softmax()  // every row sums to one: [..., Tq, Tk]
  let output = weights.matmul(values)  // each query's mixture of values: [..., Tq, d]
  return ReferenceAttention(scores: scores, weights: weights, output: output)
}
