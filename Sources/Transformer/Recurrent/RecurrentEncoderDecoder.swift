/// A recurrent encoder–decoder: the encoder's last state is the decoder's first.
///
/// It is here for comparison with the Transformer: under teacher forcing all its inputs are known
/// too, and still each state needs the one before.
///
/// - Source: Sutskever, Vinyals and Le, "Sequence to Sequence Learning with Neural Networks".
public final class RecurrentEncoderDecoder: SequenceToSequence {
  /// The vectors of the tokens, for source and target.
  public let embedding: Embedding

  /// What reads the source.
  public let encoder: RecurrentLayer

  /// What writes the target.
  public let decoder: RecurrentLayer

  /// The scores of every token.
  public let outputLayer: Linear

  /// The id that fills up short texts.
  public let paddingID: Int

  /// What the model leaves out; only `.shift` and `.teacherForcing` matter here.
  public let ablations: Set<Ablation>

  /// Nothing differs in training: the model has no dropout.
  public var isTraining = false

  /// Creates a model with random weights; equal arguments give equal models.
  ///
  /// - Parameters:
  ///   - cell: The kind of recurrence.
  ///   - vocabularySize: The number of tokens.
  ///   - modelDimension: The number of features of embeddings and states.
  ///   - paddingID: The id that fills up short texts.
  ///   - ablations: What to leave out; by default what the environment names.
  ///   - seed: The stream of random numbers.
  public init(
    _ cell: RecurrentLayer.Cell, vocabularySize: Int, modelDimension: Int = 32, paddingID: Int = 0,
    ablations: Set<Ablation> = Ablation.fromEnvironment, seed: UInt64 = 1
  ) {
    var seeds = SeedSequence(seed)
    self.paddingID = paddingID
    self.ablations = ablations
    embedding = Embedding(
      vocabularySize: vocabularySize, modelDimension: modelDimension, seed: seeds.next())
    encoder = RecurrentLayer(
      cell, inputSize: modelDimension, hiddenSize: modelDimension, seed: seeds.next())
    decoder = RecurrentLayer(
      cell, inputSize: modelDimension, hiddenSize: modelDimension, seed: seeds.next())
    outputLayer = Linear(
      inputSize: modelDimension, outputSize: vocabularySize, seed: seeds.next())
    _ = ParameterArena(parameters)
  }

  /// The state in which the encoder ends, `[batch, modelDimension]`.
  ///
  /// - Parameter source: What the encoder reads.
  /// - Returns: The state after the last token that is not padding.
  public func encode(_ source: Tokens) -> Tensor {
    let isReal = Tensor(
      shape: [source.batchSize, source.length],
      scalars: source.ids.map { Int($0) == paddingID ? 0 : 1 })
    let hasPadding = source.ids.contains(Int32(paddingID))
    return encoder(embedding(source), isReal: hasPadding ? isReal : nil).last
  }

  /// The scores of every token at every place.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads.
  ///   - decoderInput: What the decoder reads.
  /// - Returns: The logits.
  /// - Shape: `[batch, time, vocabularySize]`.
  public func logits(source: Tokens, decoderInput: Tokens) -> Tensor {
    let start = encode(source)  // [B, H]
    countDecoderCall()
    let states = decoder(embedding(decoderInput), initial: start).states  // [B, T, H]
    return outputLayer(states)  // [B, T, V]
  }

  /// Lets the model write a text: each step's likeliest token is the next step's input.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads, one text.
  ///   - maximumLength: How many tokens to ask for at most.
  ///   - beginID: The token that the decoder's input begins with.
  ///   - endID: The token that ends a text.
  /// - Returns: The tokens, `<end>` included.
  /// - Precondition: `source` holds one text.
  public func greedyDecode(
    _ source: Tokens, maximumLength: Int, beginID: Int = Vocabulary.beginID,
    endID: Int = Vocabulary.endID
  ) -> [Int] {
    precondition(source.batchSize == 1, "greedy decoding takes one text, not \(source.batchSize)")
    return withoutGradients {
      var state = encode(source)
      var tokens: [Int] = []
      while tokens.count < maximumLength && tokens.last != endID {
        let input = embedding(Tokens([tokens.last ?? beginID]))  // [1, 1, D]
        countDecoderCall()
        state = decoder(input, initial: state).last
        let scores = outputLayer(state)  // [1, V]
        tokens.append(scores.argmax()[0])
        continueAfter(scores)
      }
      return tokens
    }
  }

  /// All parameters.
  public func parameters(prefix: String) -> [Parameter] {
    embedding.parameters(prefix: prefix + "embed.")
      + encoder.parameters(prefix: prefix + "encoder.")
      + decoder.parameters(prefix: prefix + "decoder.")
      + outputLayer.parameters(prefix: prefix + "out.")
  }
}
