/// One layer of the encoder: self-attention, then the feed-forward network.
///
/// - Source: "Attention Is All You Need", section 3.1 and figure 1, left.
public final class EncoderLayer: Module {
  /// The attention of every position to all positions.
  public let selfAttention: MultiHeadAttention

  /// The norm of the attention.
  public let norm1: LayerNorm

  /// The feed-forward network.
  public let feedForward: FeedForward

  /// The norm of the feed-forward network.
  public let norm2: LayerNorm

  /// Where the layer normalises.
  public let normalization: Normalization

  private let dropout: Dropout?

  /// Creates a layer from its parts.
  ///
  /// - Parameters:
  ///   - selfAttention: The attention.
  ///   - norm1: The norm of the attention.
  ///   - feedForward: The feed-forward network.
  ///   - norm2: The norm of the feed-forward network.
  ///   - normalization: Where the layer normalises.
  ///   - dropout: What to apply to the output of each sub-layer.
  public init(
    selfAttention: MultiHeadAttention, norm1: LayerNorm, feedForward: FeedForward,
    norm2: LayerNorm, normalization: Normalization = .post, dropout: Dropout? = nil
  ) {
    self.selfAttention = selfAttention
    self.norm1 = norm1
    self.feedForward = feedForward
    self.norm2 = norm2
    self.normalization = normalization
    self.dropout = dropout
  }

  convenience init(
    _ configuration: EncoderDecoder.Configuration, _ seeds: inout SeedSequence, _ dropout: Dropout
  ) {
    self.init(
      selfAttention: configuration.attention(&seeds), norm1: configuration.norm(),
      feedForward: configuration.feedForward(&seeds), norm2: configuration.norm(),
      normalization: configuration.normalization, dropout: dropout)
  }

  /// Applies the layer.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - mask: Which position each may look at; nil for all.
  /// - Returns: The output, and the attention weights `[batch, heads, time, time]`.
  /// - Shape: `[batch, time, modelDimension]`, as the output.
  public func callAsFunction(_ input: Tensor, mask: AttentionMask? = nil) -> AttentionOutput {
    var weights = input
    let x = residual(norm1)(input) { x in
      let attended = selfAttention(queries: x, keys: x, values: x, mask: mask)
      weights = attended.weights  // [B, H, T, T]
      return attended.output
    }
    let output = residual(norm2)(x) { feedForward($0) }
    return AttentionOutput(output: output, weights: weights)
  }

  private func residual(_ norm: LayerNorm) -> Residual {
    Residual(norm: norm, normalization: normalization, dropout: dropout)
  }

  /// The attention, the network and their norms.
  public func parameters(prefix: String) -> [Parameter] {
    selfAttention.parameters(prefix: prefix + "self_attn.")
      + norm1.parameters(prefix: prefix + "norm1.")
      + feedForward.parameters(prefix: prefix + "ffn.")
      + norm2.parameters(prefix: prefix + "norm2.")
  }
}
