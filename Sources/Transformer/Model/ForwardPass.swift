/// The attention weights of one layer.
public struct AttentionRecord {
  /// Which attention it is, for instance `dec.0.self`, `dec.0.cross` or `enc.1.self`.
  public let name: String

  /// For each head and query, how much it takes of each key: `[batch, heads, queries, keys]`.
  public let weights: Tensor
}

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
