extension EncoderDecoder {
  /// The size and the kind of a model.
  public struct Configuration: Sendable {
    /// The number of tokens.
    public var vocabularySize: Int
    /// The number of features, d_model in the paper.
    public var modelDimension: Int
    /// The number of attention heads.
    public var heads: Int
    /// The number of features inside the feed-forward network, d_ff in the paper.
    public var feedForwardDimension: Int
    /// The number of encoder layers.
    public var encoderLayers: Int
    /// The number of decoder layers.
    public var decoderLayers: Int
    /// The dropout rate of embeddings and sub-layers while training.
    public var dropout: Float
    /// Where layers normalise.
    public var normalization: Normalization
    /// What the feed-forward network applies between its two maps.
    public var activation: FeedForward.Activation
    /// How the model distinguishes the places of its tokens.
    public var positions: PositionEncoding
    /// Whether the output layer is the embedding table itself.
    public var tiesEmbeddings: Bool
    /// What layer normalisation adds to the variance.
    public var layerNormEpsilon: Float
    /// The id that fills up short texts and is never a key nor a target.
    public var paddingID: Int
    /// What to leave out.
    public var ablations: Set<Ablation>
    /// The stream of random numbers of the initial weights.
    public var seed: UInt64

    /// Describes a model; the defaults are the small model of the book.
    ///
    /// - Parameters:
    ///   - vocabularySize: The number of tokens.
    ///   - modelDimension: The number of features.
    ///   - heads: The number of attention heads.
    ///   - feedForwardDimension: The number of features inside the feed-forward network.
    ///   - encoderLayers: The number of encoder layers.
    ///   - decoderLayers: The number of decoder layers.
    ///   - dropout: The dropout rate while training.
    ///   - normalization: Where layers normalise.
    ///   - activation: What the feed-forward network applies between its two maps.
    ///   - positions: How the model distinguishes the places of its tokens.
    ///   - tiesEmbeddings: Whether the output layer is the embedding table itself.
    ///   - layerNormEpsilon: What layer normalisation adds to the variance.
    ///   - paddingID: The id that fills up short texts.
    ///   - ablations: What to leave out; by default what the environment names.
    ///   - seed: The stream of random numbers of the initial weights.
    public init(
      vocabularySize: Int, modelDimension: Int = 32, heads: Int = 4,
      feedForwardDimension: Int = 64, encoderLayers: Int = 2, decoderLayers: Int = 2,
      dropout: Float = 0, normalization: Normalization = .post,
      activation: FeedForward.Activation = .relu, positions: PositionEncoding = .sinusoidal,
      tiesEmbeddings: Bool = true, layerNormEpsilon: Float = 1e-5, paddingID: Int = 0,
      ablations: Set<Ablation> = Ablation.fromEnvironment, seed: UInt64 = 1
    ) {
      self.vocabularySize = vocabularySize
      self.modelDimension = modelDimension
      self.heads = heads
      self.feedForwardDimension = feedForwardDimension
      self.encoderLayers = encoderLayers
      self.decoderLayers = decoderLayers
      self.dropout = dropout
      self.normalization = normalization
      self.activation = activation
      self.positions = positions
      self.tiesEmbeddings = tiesEmbeddings
      self.layerNormEpsilon = layerNormEpsilon
      self.paddingID = paddingID
      self.ablations = ablations
      self.seed = seed
    }

    func attention(_ seeds: inout SeedSequence) -> MultiHeadAttention {
      MultiHeadAttention(
        modelDimension: modelDimension, heads: heads, ablations: ablations, seed: seeds.next())
    }

    func norm() -> LayerNorm { LayerNorm(size: modelDimension, epsilon: layerNormEpsilon) }

    func feedForward(_ seeds: inout SeedSequence) -> FeedForward {
      FeedForward(
        modelDimension: modelDimension, feedForwardDimension: feedForwardDimension,
        activation: activation, seed: seeds.next())
    }
  }
}
