/// What the encoder makes of a batch of texts.
public struct Encoding {
  /// The embedded tokens, positions included: `[batch, time, modelDimension]`.
  public let embedded: Tensor

  /// The output of each layer, `[batch, time, modelDimension]`.
  public let layerOutputs: [Tensor]

  /// The output of the stack, which the decoder looks at: `[batch, time, modelDimension]`.
  public let memory: Tensor

  /// The weights of each layer's self-attention.
  public let attention: [AttentionRecord]

  /// Which places of the memory are padding; nil when none is.
  public let mask: AttentionMask?
}

extension Encoding {
  /// The memory of some of the texts, in a new order, for a decoder that goes on with those.
  func selecting(_ rows: [Int]) -> Encoding {
    Encoding(
      embedded: embedded, layerOutputs: layerOutputs,
      memory: .concatenated(rows.map { memory.sliced($0..<$0 + 1) }), attention: attention,
      mask: mask?.selecting(rows))
  }
}
