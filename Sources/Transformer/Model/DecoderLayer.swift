/// What a decoder layer gives.
public struct DecoderLayerOutput {
  /// The output, `[batch, time, modelDimension]`.
  public let output: Tensor

  /// The weights of the masked self-attention, `[batch, heads, time, time]`.
  public let selfWeights: Tensor

  /// The weights of the attention to the encoder, `[batch, heads, time, source time]`.
  public let crossWeights: Tensor
}

/// One layer of the decoder: masked self-attention, attention to the encoder's output, and the
/// feed-forward network.
///
/// - Source: "Attention Is All You Need", section 3.1 and figure 1, right.
public final class DecoderLayer: Module {
  /// The attention of every position to the positions before it and to itself.
  public let selfAttention: MultiHeadAttention

  /// The norm of the self-attention.
  public let norm1: LayerNorm

  /// The attention of every position to the encoder's output.
  public let crossAttention: MultiHeadAttention

  /// The norm of the cross-attention.
  public let norm2: LayerNorm

  /// The feed-forward network.
  public let feedForward: FeedForward

  /// The norm of the feed-forward network.
  public let norm3: LayerNorm

  /// Where the layer normalises.
  public let normalization: Normalization

  private let dropout: Dropout?

  /// Creates a layer from its parts.
  ///
  /// - Parameters:
  ///   - selfAttention: The masked self-attention.
  ///   - norm1: Its norm.
  ///   - crossAttention: The attention to the encoder.
  ///   - norm2: Its norm.
  ///   - feedForward: The feed-forward network.
  ///   - norm3: Its norm.
  ///   - normalization: Where the layer normalises.
  ///   - dropout: What to apply to the output of each sub-layer.
  public init(
    selfAttention: MultiHeadAttention, norm1: LayerNorm, crossAttention: MultiHeadAttention,
    norm2: LayerNorm, feedForward: FeedForward, norm3: LayerNorm,
    normalization: Normalization = .post, dropout: Dropout? = nil
  ) {
    self.selfAttention = selfAttention
    self.norm1 = norm1
    self.crossAttention = crossAttention
    self.norm2 = norm2
    self.feedForward = feedForward
    self.norm3 = norm3
    self.normalization = normalization
    self.dropout = dropout
  }

  convenience init(
    _ configuration: EncoderDecoder.Configuration, _ seeds: inout SeedSequence, _ dropout: Dropout
  ) {
    self.init(
      selfAttention: configuration.attention(&seeds), norm1: configuration.norm(),
      crossAttention: configuration.attention(&seeds), norm2: configuration.norm(),
      feedForward: configuration.feedForward(&seeds), norm3: configuration.norm(),
      normalization: configuration.normalization, dropout: dropout)
  }

  /// Applies the layer to all positions at once.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - memory: The encoder's output.
  ///   - mask: Which position each may look at; in a decoder the causal mask.
  ///   - memoryMask: Which place of the memory each may look at; nil for all.
  /// - Returns: The output and the weights of both attentions.
  /// - Shape: `[batch, time, modelDimension]`, memory `[batch, source time, modelDimension]`.
  public func callAsFunction(
    _ input: Tensor, memory: Tensor, mask: AttentionMask?, memoryMask: AttentionMask? = nil
  ) -> DecoderLayerOutput {
    apply(
      input,
      selfAttend: { x in selfAttention(queries: x, keys: x, values: x, mask: mask) },
      crossAttend: { x in
        crossAttention(queries: x, keys: memory, values: memory, mask: memoryMask)
      })
  }

  /// The order of the sub-layers, which is the same with and without a cache.
  package func apply(
    _ input: Tensor, selfAttend: (Tensor) -> AttentionOutput,
    crossAttend: (Tensor) -> AttentionOutput
  ) -> DecoderLayerOutput {
    var selfWeights = input
    var crossWeights = input
    var x = residual(norm1)(input) { x in
      let attended = selfAttend(x)
      selfWeights = attended.weights  // [B, H, T, T]
      return attended.output
    }
    x = residual(norm2)(x) { x in
      let attended = crossAttend(x)
      crossWeights = attended.weights  // [B, H, T, S]
      return attended.output
    }
    x = residual(norm3)(x) { feedForward($0) }
    return DecoderLayerOutput(output: x, selfWeights: selfWeights, crossWeights: crossWeights)
  }

  /// The same layer for products of few rows.
  var preparedForFewRows: DecoderLayer {
    DecoderLayer(
      selfAttention: selfAttention.preparedForFewRows, norm1: norm1,
      crossAttention: crossAttention.preparedForFewRows, norm2: norm2,
      feedForward: feedForward.preparedForFewRows, norm3: norm3, normalization: normalization,
      dropout: dropout)
  }

  private func residual(_ norm: LayerNorm) -> Residual {
    Residual(norm: norm, normalization: normalization, dropout: dropout)
  }

  /// The attentions, the network and their norms.
  public func parameters(prefix: String) -> [Parameter] {
    selfAttention.parameters(prefix: prefix + "self_attn.")
      + norm1.parameters(prefix: prefix + "norm1.")
      + crossAttention.parameters(prefix: prefix + "cross_attn.")
      + norm2.parameters(prefix: prefix + "norm2.")
      + feedForward.parameters(prefix: prefix + "ffn.")
      + norm3.parameters(prefix: prefix + "norm3.")
  }
}
