internal import CKernels

/// A table with one learned vector for each token.
public struct Embedding: Module {
  /// The vectors, `[vocabularySize, modelDimension]`.
  public let weight: Tensor

  /// Creates a table of normal random vectors of expected length 1.
  ///
  /// - Parameters:
  ///   - vocabularySize: The number of tokens.
  ///   - modelDimension: The number of features.
  ///   - seed: The stream of random numbers.
  public init(vocabularySize: Int, modelDimension: Int, seed: UInt64) {
    let deviation = Float(1 / ck_scalar_root(Double(modelDimension)))
    self.init(
      weight: .normal(
        [vocabularySize, modelDimension], standardDeviation: deviation, seed: seed))
  }

  /// Creates a table with given vectors.
  ///
  /// - Parameter weight: The vectors, `[vocabularySize, modelDimension]`.
  public init(weight: Tensor) {
    precondition(weight.rank == 2, "a table has shape [tokens, features], not \(weight.shape)")
    self.weight = weight
  }

  /// Looks up a vector for each token.
  ///
  /// - Parameters:
  ///   - tokens: The tokens.
  ///   - scale: What each vector is multiplied by; the paper takes the root of `modelDimension`.
  ///   - positions: Position vectors to add, `[at least first position + time, modelDimension]`.
  ///   - firstPosition: The position of the first column of `tokens`.
  /// - Returns: The vectors.
  /// - Shape: `[batch, time]` tokens to `[batch, time, modelDimension]`.
  /// - Precondition: Every token lies in `0..<vocabularySize`, and there are enough positions.
  /// - Source: "Attention Is All You Need", section 3.4.
  public func callAsFunction(
    _ tokens: Tokens, scale: Float = 1, positions: Tensor? = nil, firstPosition: Int = 0
  ) -> Tensor {
    let size = weight.node.shape[0]
    let width = weight.node.shape[1]
    for id in tokens.ids {
      precondition(
        id >= 0 && id < size, "token \(id) is outside the vocabulary 0..<\(size)")
    }
    if let positions {
      precondition(
        positions.rank == 2 && positions.node.shape[1] == width
          && firstPosition >= 0 && firstPosition + tokens.length <= positions.node.shape[0],
        "positions of shape \(positions.shape) do not reach from \(firstPosition) over "
          + "\(tokens.length) tokens of \(width) features")
    }
    let result = TensorNode.result(
      Shape(tokens.batchSize, tokens.length, width), weight.node, positions?.node)
    tokens.ids.withUnsafeBufferPointer { ids in
      var call = ck_embedding()
      call.count = ids.count
      call.width = width
      call.length = tokens.length
      call.first_position = firstPosition
      call.ids = ids.baseAddress
      call.table = UnsafePointer(weight.node.pointer)
      call.positions = positions.map { UnsafePointer($0.node.pointer) }
      call.scale = scale
      call.y = result.pointer
      ck_embedding_forward(&call)
    }
    result.record(
      .embedding(SavedEmbedding(ids: tokens.ids, scale: scale, firstPosition: firstPosition)))
    return Tensor(result)
  }

  /// The table.
  public func parameters(prefix: String) -> [Parameter] { [Parameter(prefix + "weight", weight)] }
}
