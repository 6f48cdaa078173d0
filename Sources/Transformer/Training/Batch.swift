/// Pairs of source and target, filled up with padding to one length each.
public struct Batch: Sendable {
  /// What the encoder reads, `[batch, source time]`.
  public let source: Tokens

  /// What the decoder is to say, `[batch, time]`.
  public let target: Tokens

  /// What the decoder reads under teacher forcing: the target, shifted right.
  public let decoderInput: Tokens

  /// Creates a batch from token ids.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads.
  ///   - target: What the decoder is to say.
  ///   - decoderInput: What the decoder reads; by default the target, shifted right.
  ///   - ablations: What to leave out; with `.shift` the default is the target itself.
  /// - Precondition: There are as many sources as targets, and the decoder's input has the shape of
  ///   the target.
  public init(
    source: Tokens, target: Tokens, decoderInput: Tokens? = nil,
    ablations: Set<Ablation> = Ablation.fromEnvironment
  ) {
    let input = decoderInput ?? (ablations.contains(.shift) ? target : shiftRight(target))
    precondition(
      source.batchSize == target.batchSize,
      "\(source.batchSize) sources do not fit \(target.batchSize) targets")
    precondition(
      input.batchSize == target.batchSize && input.length == target.length,
      "a decoder input of [\(input.batchSize), \(input.length)] does not fit targets of "
        + "[\(target.batchSize), \(target.length)]")
    self.source = source
    self.target = target
    self.decoderInput = input
  }

  /// Creates a batch from texts.
  ///
  /// - Parameters:
  ///   - pairs: Source and target of each pair.
  ///   - vocabulary: The known words.
  /// - Throws: `VocabularyError` when a word is unknown or a text is empty.
  public init(_ pairs: [(source: String, target: String)], vocabulary: Vocabulary) throws {
    self.init(
      source: try vocabulary.tokens(pairs.map(\.source)),
      target: try vocabulary.tokens(pairs.map(\.target)))
  }
}
