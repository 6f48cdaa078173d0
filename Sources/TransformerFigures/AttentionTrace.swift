public import Transformer

/// The numbers of one attention on the way from queries and keys to weights, for one text.
public struct AttentionTrace {
  /// The queries of each head, `[heads, queries, d]`.
  public let queries: Tensor
  /// The keys of each head, `[heads, keys, d]`.
  public let keys: Tensor
  /// What the dot products are multiplied by: 1/√d, or 1 where it is ablated.
  public let scale: Float
  /// The scaled dot products, mask or not, `[heads, queries, keys]`.
  public let scores: Tensor
  /// The weights, `[heads, queries, keys]`; 0 where the mask hides a key.
  public let weights: Tensor
  /// Which key is hidden from which query, `[queries, keys]` in row-major order.
  public let isMasked: [Bool]

  /// Computes scores and weights from queries and keys that are split into heads already.
  ///
  /// - Parameters:
  ///   - queries: The queries.
  ///   - keys: The keys.
  ///   - mask: Which key each query may look at; nil for all.
  ///   - scale: What the dot products are multiplied by.
  /// - Shape: Queries `[queries, d]` or `[heads, queries, d]`, keys the same with `keys`.
  /// - Precondition: The shapes fit together, and every query may look at a key.
  public init(queries: Tensor, keys: Tensor, mask: AttentionMask? = nil, scale: Float) {
    precondition(
      (2...3).contains(queries.rank) && queries.rank == keys.rank,
      "queries and keys have shape [heads, time, d], not \(queries.shape) and \(keys.shape)")
    let split = queries.rank == 3
    let q = split ? queries : queries.reshaped([1] + queries.shape)  // [H, Tq, d]
    let k = split ? keys : keys.reshaped([1] + keys.shape)  // [H, Tk, d]
    let extents = (queries: q.shape[1], keys: k.shape[1])
    let isMasked =
      mask.map { $0.hidden(queries: extents.queries, keys: extents.keys) }
      ?? Array(repeating: false, count: extents.queries * extents.keys)
    // Only scores and weights are shown, and they do not depend on the values: the keys serve.
    let attention = withoutGradients {
      referenceAttention(queries: q, keys: k, values: k, mask: mask, scale: scale)
    }
    self.queries = q.detached()
    self.keys = k.detached()
    self.scale = scale
    scores = attention.scores
    weights = attention.weights
    self.isMasked = isMasked
  }

  /// Computes what an attention layer computed on its way to the weights that it recorded.
  ///
  /// - Parameters:
  ///   - attention: The layer.
  ///   - queryInput: What its queries were made from.
  ///   - keyInput: What its keys were made from.
  ///   - mask: The mask it ran with.
  ///   - recorded: The weights it recorded.
  /// - Shape: Inputs `[1, time, features]`, weights `[1, heads, queries, keys]`.
  /// - Precondition: The inputs are of one text, and the weights are those recorded, to the last
  ///   bits.
  public init(
    _ attention: MultiHeadAttention, queryInput: Tensor, keyInput: Tensor,
    mask: AttentionMask? = nil, recorded: Tensor
  ) {
    func heads(_ projected: Tensor) -> Tensor {
      precondition(
        projected.rank == 3 && projected.shape[0] == 1,
        "attention is traced for one text [1, time, features], not \(projected.shape)")
      let width = projected.shape[2] / attention.heads
      return projected.reshaped([projected.shape[1], attention.heads, width])  // [T, H, d]
        .transposed(0, 1)  // [H, T, d]
    }
    self = withoutGradients {
      AttentionTrace(
        queries: heads(attention.queryProjection(queryInput)),
        keys: heads(attention.keyProjection(keyInput)), mask: mask, scale: attention.scale)
    }
    precondition(
      recorded.count == weights.count,
      "recorded weights \(recorded.shape) do not fit \(weights.shape)")
    let difference = weights.reshaped([-1]).maximumDifference(from: recorded.reshaped([-1]))
    precondition(
      difference <= 1e-6,
      "the recorded weights are the softmax of these scores under this mask; they differ by"
        + " \(difference)")
  }

  /// The self-attention of one decoder layer in a pass.
  ///
  /// - Parameters:
  ///   - model: The model, with the parameters it had in the pass.
  ///   - pass: The pass, of one text.
  ///   - layer: The layer, counted from 0.
  ///   - mask: The mask of the decoder.
  /// - Precondition: The model has the layer, the pass is of one text, and the recorded weights
  ///   agree.
  public init(
    selfAttentionOf model: EncoderDecoder, pass: ForwardPass, layer: Int = 0, mask: AttentionMask?
  ) {
    let (parts, before) = Self.layer(layer, of: model, in: pass)
    let input = withoutGradients { parts.normalization == .pre ? parts.norm1(before) : before }
    self.init(
      parts.selfAttention, queryInput: input, keyInput: input, mask: mask,
      recorded: pass.attentionWeights("dec.\(layer).self"))
  }

  /// The attention of one decoder layer to the encoder's output in a pass.
  ///
  /// - Parameters:
  ///   - model: The model, with the parameters it had in the pass.
  ///   - pass: The pass, of one text.
  ///   - layer: The layer, counted from 0.
  ///   - mask: The mask of the decoder's self-attention.
  /// - Precondition: The model has the layer, the pass is of one text, and the recorded weights
  ///   agree.
  public init(
    crossAttentionOf model: EncoderDecoder, pass: ForwardPass, layer: Int = 0, mask: AttentionMask?
  ) {
    let (parts, before) = Self.layer(layer, of: model, in: pass)
    var input = before
    _ = withoutGradients {
      parts.apply(
        before, selfAttend: { parts.selfAttention(queries: $0, keys: $0, values: $0, mask: mask) },
        crossAttend: { x in
          input = x
          return parts.crossAttention(queries: x, keys: pass.memory, values: pass.memory)
        })
    }
    self.init(
      parts.crossAttention, queryInput: input, keyInput: pass.memory,
      recorded: pass.attentionWeights("dec.\(layer).cross"))
  }

  /// A decoder layer and what it reads.
  private static func layer(
    _ layer: Int, of model: EncoderDecoder, in pass: ForwardPass
  ) -> (DecoderLayer, input: Tensor) {
    precondition(
      model.decoderLayers.indices.contains(layer),
      "the model has \(model.decoderLayers.count) decoder layers, there is no layer \(layer)")
    return (
      model.decoderLayers[layer],
      layer == 0 ? pass.decoding.embedded : pass.decoding.layerOutputs[layer - 1]
    )
  }
}

extension AttentionMask {
  /// Which key is hidden from which query, in row-major order.
  ///
  /// - Precondition: The mask is of one text, alike for all heads, and fits the extents.
  func hidden(queries: Int, keys: Int) -> [Bool] {
    let allowed = tensor
    precondition(
      allowed.count == queries * keys || allowed.count == keys,
      "a mask \(allowed.shape) does not fit \(queries) queries and \(keys) keys of one text")
    let flat = allowed.scalars
    return (0..<queries * keys).map { flat[$0 % flat.count] == 0 }
  }
}
