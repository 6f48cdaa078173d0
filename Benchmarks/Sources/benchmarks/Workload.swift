import Transformer

/// A training step to measure: a model and a batch, the same for both libraries.
struct Workload {
  let name: String
  let modelDimension: Int
  let heads: Int
  let feedForwardDimension: Int
  let layers: Int
  let vocabularySize: Int
  let batchSize: Int
  let sourceLength: Int
  let targetLength: Int

  static let all = [
    Workload(
      name: "book", modelDimension: 32, heads: 4, feedForwardDimension: 64, layers: 2,
      vocabularySize: 12, batchSize: 1, sourceLength: 5, targetLength: 5),
    Workload(
      name: "small", modelDimension: 128, heads: 4, feedForwardDimension: 512, layers: 2,
      vocabularySize: 1000, batchSize: 16, sourceLength: 64, targetLength: 64),
    Workload(
      name: "base", modelDimension: 512, heads: 8, feedForwardDimension: 2048, layers: 6,
      vocabularySize: 8000, batchSize: 4, sourceLength: 64, targetLength: 64),
  ]

  func makeModel() -> EncoderDecoder {
    EncoderDecoder(
      .init(
        vocabularySize: vocabularySize, modelDimension: modelDimension, heads: heads,
        feedForwardDimension: feedForwardDimension, encoderLayers: layers, decoderLayers: layers))
  }

  func makeBatch() -> Batch {
    func tokens(_ length: Int, seed: UInt64) -> Tokens {
      let ids = Tensor.uniform([batchSize, length], in: 3..<Float(vocabularySize), seed: seed)
      return Tokens(ids: ids.scalars.map { Int32($0) }, batchSize: batchSize, length: length)
    }
    return Batch(source: tokens(sourceLength, seed: 1), target: tokens(targetLength, seed: 2))
  }
}
