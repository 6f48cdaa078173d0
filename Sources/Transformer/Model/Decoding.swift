/// What the decoder makes of its input.
public struct Decoding {
  /// The embedded tokens, positions included: `[batch, time, modelDimension]`.
  public let embedded: Tensor

  /// The output of each layer, `[batch, time, modelDimension]`.
  public let layerOutputs: [Tensor]

  /// The scores of every token at every place: `[batch, time, vocabularySize]`.
  public let logits: Tensor

  /// The weights of each layer's self-attention and cross-attention.
  public let attention: [AttentionRecord]
}
