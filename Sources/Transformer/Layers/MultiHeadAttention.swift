/// Multi-head attention: several attentions side by side, each on its own part of the features.
///
/// - Source: "Attention Is All You Need", section 3.2.2.
public struct MultiHeadAttention: Module {
  /// W_Q and its bias.
  public private(set) var queryProjection: Linear

  /// W_K and its bias.
  public private(set) var keyProjection: Linear

  /// W_V and its bias.
  public private(set) var valueProjection: Linear

  /// W_O and its bias.
  public private(set) var outputProjection: Linear

  /// The number of heads.
  public let heads: Int

  /// What the dot products of queries and keys are multiplied by: 1/√d, or 1 where it is ablated.
  public let scale: Float

  /// The number of features of one head.
  public var headDimension: Int { queryProjection.weight.node.shape[0] / heads }

  /// Creates a layer with Xavier-uniform weights and biases of zeros.
  ///
  /// - Parameters:
  ///   - modelDimension: The number of features.
  ///   - heads: The number of heads.
  ///   - ablations: What to leave out, of `.heads` and `.scale`; by default what the environment names.
  ///   - seed: The stream of random numbers.
  /// - Precondition: `modelDimension` is a multiple of `heads`.
  public init(
    modelDimension: Int, heads: Int, ablations: Set<Ablation> = Ablation.fromEnvironment,
    seed: UInt64
  ) {
    var seeds = SeedSequence(seed)
    func projection() -> Linear {
      Linear(inputSize: modelDimension, outputSize: modelDimension, seed: seeds.next())
    }
    self.init(
      queryProjection: projection(), keyProjection: projection(), valueProjection: projection(),
      outputProjection: projection(), heads: heads, ablations: ablations)
  }

  /// Creates a layer with given parameters.
  ///
  /// - Parameters:
  ///   - queryProjection: W_Q and its bias.
  ///   - keyProjection: W_K and its bias.
  ///   - valueProjection: W_V and its bias.
  ///   - outputProjection: W_O and its bias.
  ///   - heads: The number of heads.
  ///   - ablations: What to leave out, of `.heads` and `.scale`; by default what the environment names.
  /// - Precondition: The number of features is a multiple of `heads`.
  public init(
    queryProjection: Linear, keyProjection: Linear, valueProjection: Linear,
    outputProjection: Linear, heads: Int, ablations: Set<Ablation> = Ablation.fromEnvironment
  ) {
    let width = queryProjection.weight.node.shape[0]
    precondition(
      heads > 0 && width % heads == 0, "\(width) features cannot be split among \(heads) heads")
    self.queryProjection = queryProjection
    self.keyProjection = keyProjection
    self.valueProjection = valueProjection
    self.outputProjection = outputProjection
    self.heads = ablations.contains(.heads) ? 1 : heads
    scale = ablations.contains(.scale) ? 1 : attentionScale(width: width / self.heads)
  }

  /// Lets every query look at the keys and take a mixture of their values.
  ///
  /// - Parameters:
  ///   - queries: The input of the query projection.
  ///   - keys: The input of the key projection.
  ///   - values: The input of the value projection.
  ///   - mask: Which key each query may look at; nil for all.
  /// - Returns: The output, and the weights of every head.
  /// - Shape: Queries `[batch, queries, features]`, keys and values `[batch, keys, features]`;
  ///   output as the queries, weights `[batch, heads, queries, keys]`.
  /// - Precondition: The shapes fit together.
  public func callAsFunction(
    queries: Tensor, keys: Tensor, values: Tensor, mask: AttentionMask? = nil
  ) -> AttentionOutput {
    let (k, v) = project(keys: keys, values: values)  // [B, Tk, D] each
    return attend(queries: queries, keys: k, values: v, length: k.node.shape[1], mask: mask)
  }

  /// K and V of all heads: `[batch, keys, features]` each.
  func project(keys: Tensor, values: Tensor) -> (keys: Tensor, values: Tensor) {
    precondition(
      keys.rank == 3 && keys.node.shape == values.node.shape,
      "keys and values have one shape [batch, keys, features], not \(keys.shape) and "
        + "\(values.shape)")
    return (keyProjection(keys), valueProjection(values))
  }

  /// Attention on keys and values that are projected already; `keys` may have room for more than
  /// `length`.
  func attend(
    queries: Tensor, keys: Tensor, values: Tensor, length: Int, mask: AttentionMask?
  ) -> AttentionOutput {
    precondition(
      queries.rank == 3 && queries.node.shape[0] == keys.node.shape[0],
      "queries have shape [batch \(keys.node.shape[0]), queries, features], not \(queries.shape)")
    let q = queryProjection(queries)  // [B, Tq, D]
    let layout = AttentionLayout(
      batches: q.node.shape[0], heads: heads, queries: q.node.shape[1], keys: length,
      width: q.node.shape[2] / heads, packsHeads: true, keyCapacity: keys.node.shape[1])
    let mixed = Transformer.attend(
      q, keys, values, layout: layout, mask: mask, scale: scale,
      weightShape: Shape(layout.batches, heads, layout.queries, length))  // [B, Tq, D]
    return AttentionOutput(output: outputProjection(mixed.output), weights: mixed.weights)
  }

  /// The same layer for products of few rows.
  var preparedForFewRows: MultiHeadAttention {
    var layer = self
    layer.queryProjection = queryProjection.preparedForFewRows
    layer.keyProjection = keyProjection.preparedForFewRows
    layer.valueProjection = valueProjection.preparedForFewRows
    layer.outputProjection = outputProjection.preparedForFewRows
    return layer
  }

  /// The four projections.
  public func parameters(prefix: String) -> [Parameter] {
    queryProjection.parameters(prefix: prefix + "q_proj.")
      + keyProjection.parameters(prefix: prefix + "k_proj.")
      + valueProjection.parameters(prefix: prefix + "v_proj.")
      + outputProjection.parameters(prefix: prefix + "out_proj.")
  }
}
