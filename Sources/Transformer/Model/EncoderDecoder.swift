internal import CKernels

/// The Transformer of the paper: an encoder, a decoder, and an output layer over the vocabulary.
///
/// ```
/// tokens ─ embedding·√d + positions ─ encoder layers ─ memory ─┐
/// tokens ─ embedding·√d + positions ─ decoder layers ──────────┴─ output layer ─ logits
/// ```
///
/// - Source: "Attention Is All You Need", section 3 and figure 1.
public final class EncoderDecoder: SequenceToSequence {
  /// The size and the kind of the model.
  public let configuration: Configuration

  /// The vectors of the tokens, for source and target.
  public let embedding: Embedding

  /// The layers of the encoder.
  public let encoderLayers: [EncoderLayer]

  /// The layers of the decoder.
  public let decoderLayers: [DecoderLayer]

  /// The norm behind the last encoder layer, in a pre-norm model.
  public let encoderNorm: LayerNorm?

  /// The norm behind the last decoder layer, in a pre-norm model.
  public let decoderNorm: LayerNorm?

  /// The output layer; nil when the embedding table serves.
  public let outputLayer: Linear?

  let positions: PositionTable
  private let dropout: Dropout

  /// Creates a model with random weights; equal configurations give equal models.
  ///
  /// - Parameter configuration: The size and the kind of the model.
  /// - Precondition: All sizes are positive and `modelDimension` is a multiple of `heads`.
  public init(_ configuration: Configuration) {
    var configuration = configuration
    if configuration.ablations.contains(.positions) { configuration.positions = .none }
    if configuration.ablations.contains(.heads) { configuration.heads = 1 }
    self.configuration = configuration
    let width = configuration.modelDimension
    precondition(
      configuration.vocabularySize > 0 && width > 0 && configuration.feedForwardDimension > 0
        && configuration.encoderLayers > 0 && configuration.decoderLayers > 0,
      "all sizes of a model are positive, not \(configuration)")
    var seeds = SeedSequence(configuration.seed)
    let dropout = Dropout(rate: configuration.dropout, seed: seeds.next())
    embedding = Embedding(
      vocabularySize: configuration.vocabularySize, modelDimension: width, seed: seeds.next())
    positions = PositionTable(
      configuration.positions, modelDimension: width, seed: seeds.next())
    encoderLayers = (0..<configuration.encoderLayers).map { _ in
      EncoderLayer(configuration, &seeds, dropout)
    }
    decoderLayers = (0..<configuration.decoderLayers).map { _ in
      DecoderLayer(configuration, &seeds, dropout)
    }
    let isPreNorm = configuration.normalization == .pre
    encoderNorm = isPreNorm ? configuration.norm() : nil
    decoderNorm = isPreNorm ? configuration.norm() : nil
    outputLayer =
      configuration.tiesEmbeddings
      ? nil
      : Linear(inputSize: width, outputSize: configuration.vocabularySize, seed: seeds.next())
    self.dropout = dropout
    _ = ParameterArena(parameters)
  }

  /// Runs encoder and decoder once, over all positions.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads.
  ///   - decoderInput: What the decoder reads.
  /// - Returns: The logits, and everything on the way to them.
  /// - Shape: Logits `[batch, time, vocabularySize]`.
  public func callAsFunction(source: Tokens, decoderInput: Tokens) -> ForwardPass {
    let encoding = encode(source)
    return ForwardPass(encoding: encoding, decoding: decode(decoderInput, encoding: encoding))
  }

  /// The scores of every token at every place.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads.
  ///   - decoderInput: What the decoder reads.
  /// - Returns: The logits.
  /// - Shape: `[batch, time, vocabularySize]`.
  public func logits(source: Tokens, decoderInput: Tokens) -> Tensor {
    self(source: source, decoderInput: decoderInput).logits
  }

  /// What the model leaves out.
  public var ablations: Set<Ablation> { configuration.ablations }

  /// The id that fills up short texts and is never a key nor a target.
  public var paddingID: Int { configuration.paddingID }

  /// Runs the encoder.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads.
  ///   - mask: Which keys are real; by default those that are not padding.
  /// - Returns: The memory, and everything on the way to it.
  /// - Shape: Memory `[batch, time, modelDimension]`.
  public func encode(_ source: Tokens, mask: AttentionMask? = nil) -> Encoding {
    let mask = mask ?? paddingMask(source)
    let embedded = embed(source)  // [B, S, D]
    var x = embedded
    var outputs: [Tensor] = []
    var attention: [AttentionRecord] = []
    for (index, layer) in encoderLayers.enumerated() {
      let output = layer(x, mask: mask)
      x = output.output
      outputs.append(x)
      attention.append(AttentionRecord(name: "enc.\(index).self", weights: output.weights))
    }
    return Encoding(
      embedded: embedded, layerOutputs: outputs, memory: encoderNorm?(x) ?? x,
      attention: attention, mask: mask)
  }

  /// Runs the decoder once, over all positions.
  ///
  /// - Parameters:
  ///   - tokens: What the decoder reads.
  ///   - encoding: What the encoder made of the source.
  ///   - mask: What hides more than the future; by default padding.
  /// - Returns: The logits, and everything on the way to them.
  /// - Shape: Logits `[batch, time, vocabularySize]`.
  public func decode(
    _ tokens: Tokens, encoding: Encoding, mask: AttentionMask? = nil
  ) -> Decoding {
    countDecoderCall()
    let mask = decoderMask(length: tokens.length, padding: mask ?? paddingMask(tokens))
    let embedded = embed(tokens)  // [B, T, D]
    var x = embedded
    var outputs: [Tensor] = []
    var attention: [AttentionRecord] = []
    for (index, layer) in decoderLayers.enumerated() {
      let output = layer(x, memory: encoding.memory, mask: mask, memoryMask: encoding.mask)
      x = output.output
      outputs.append(x)
      attention.append(AttentionRecord(name: "dec.\(index).self", weights: output.selfWeights))
      attention.append(AttentionRecord(name: "dec.\(index).cross", weights: output.crossWeights))
    }
    return Decoding(
      embedded: embedded, layerOutputs: outputs, logits: logits(decoderNorm?(x) ?? x),
      attention: attention)
  }

  /// The vectors that enter the stacks: embedding times √d, plus positions.
  ///
  /// - Parameters:
  ///   - tokens: The tokens.
  ///   - includesPositions: Whether to add the position vectors.
  /// - Returns: The vectors.
  /// - Shape: `[batch, time, modelDimension]`.
  public func embed(_ tokens: Tokens, includesPositions: Bool = true) -> Tensor {
    embed(tokens, firstPosition: 0, includesPositions: includesPositions)
  }

  func embed(_ tokens: Tokens, firstPosition: Int, includesPositions: Bool = true) -> Tensor {
    let scale = Float(ck_scalar_root(Double(configuration.modelDimension)))
    let vectors =
      includesPositions ? positions.vectors(length: firstPosition + tokens.length) : nil
    return dropout(
      embedding(tokens, scale: scale, positions: vectors, firstPosition: firstPosition))
  }

  /// The output layer: one score for each token of the vocabulary.
  func logits(_ x: Tensor) -> Tensor { outputMap(x) }  // [B, T, V]

  /// The output layer, or the embedding table in its place.
  var outputMap: Linear { outputLayer ?? Linear(weight: embedding.weight) }

  /// Which position each position of the decoder may look at: itself and those before it, or all
  /// where the causal mask is ablated.
  ///
  /// - Parameter length: The number of positions.
  /// - Returns: The mask.
  public func causalMask(length: Int) -> AttentionMask {
    ablations.contains(.causalMask)
      ? .allowing(.ones([length, length])) : .causalMask(length: length)
  }

  /// The causal mask, unless it is ablated, with the mask of padded keys.
  func decoderMask(length: Int, padding: AttentionMask?) -> AttentionMask? {
    guard !ablations.contains(.causalMask) else { return padding }
    let causal = AttentionMask.causalMask(length: length)
    return padding.map { causal & $0 } ?? causal
  }

  /// The mask of padded keys; nil when no token is padding, which saves looking at it.
  private func paddingMask(_ tokens: Tokens) -> AttentionMask? {
    guard tokens.ids.contains(Int32(configuration.paddingID)) else { return nil }
    return .keyPaddingMask(tokens, paddingID: configuration.paddingID)
  }

  /// Whether dropout is active, as in a training step.
  public var isTraining: Bool {
    get { dropout.isTraining }
    set { dropout.isTraining = newValue }
  }

  /// All parameters, by the names of a weight file.
  public func parameters(prefix: String) -> [Parameter] {
    var all = embedding.parameters(prefix: prefix + "embed.")
    all += positions.parameters(prefix: prefix + "positions.")
    for (index, layer) in encoderLayers.enumerated() {
      all += layer.parameters(prefix: prefix + "enc.\(index).")
    }
    for (index, layer) in decoderLayers.enumerated() {
      all += layer.parameters(prefix: prefix + "dec.\(index).")
    }
    all += encoderNorm?.parameters(prefix: prefix + "enc.norm.") ?? []
    all += decoderNorm?.parameters(prefix: prefix + "dec.norm.") ?? []
    all += outputLayer?.parameters(prefix: prefix + "out.") ?? []
    return all
  }
}
