/// One pass of a batch through encoder and decoder.
public struct ForwardPass {
  /// What the encoder made.
  public let encoding: Encoding

  /// What the decoder made.
  public let decoding: Decoding

  /// The scores of every token at every place: `[batch, time, vocabularySize]`.
  public var logits: Tensor { decoding.logits }

  /// The encoder's output: `[batch, source time, modelDimension]`.
  public var memory: Tensor { encoding.memory }

  /// The attention weights of all layers, encoder first.
  public var attention: [AttentionRecord] { encoding.attention + decoding.attention }

  /// The attention weights of one layer, `[batch, heads, queries, keys]`.
  ///
  /// - Parameter name: For instance `dec.0.self`, `dec.0.cross` or `enc.1.self`.
  /// - Returns: The weights.
  /// - Precondition: The model has such a layer.
  public func attentionWeights(_ name: String) -> Tensor {
    guard let record = attention.first(where: { $0.name == name }) else {
      preconditionFailure(
        "there is no attention '\(name)'; this pass has "
          + attention.map(\.name).joined(separator: ", "))
    }
    return record.weights
  }
}
