public import Transformer

extension Vocabulary {
  /// The words of some tokens.
  public func words(_ tokens: [Int]) -> [String] { tokens.map { self[$0] } }
}

extension EncoderDecoder {
  /// What each row of the logits really depends on: how much it changes when one input is replaced.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads, one text.
  ///   - decoderInput: What the decoder reads, one text.
  ///   - replacement: The token that takes the place of each input in turn.
  /// - Returns: The largest change of any score, a row for each step, a column for the replaced input.
  /// - Shape: `[time, time]`.
  /// - Precondition: Both hold one text.
  public func dependence(
    source: Tokens, decoderInput: Tokens, replacement: Int
  ) -> Tensor {
    precondition(
      source.batchSize == 1 && decoderInput.batchSize == 1,
      "dependence is that of one text, not \(source.batchSize) and \(decoderInput.batchSize)")
    return withoutGradients {
      let encoding = encode(source)
      let plain = decode(decoderInput, encoding: encoding).logits[0]  // [T, V]
      let columns = (0..<decoderInput.length).map { input -> [Float] in
        var tokens = decoderInput[0]
        tokens[input] = replacement
        let changed = decode(Tokens(tokens), encoding: encoding).logits[0]  // [T, V]
        return tokens.indices.map { changed[$0].maximumDifference(from: plain[$0]) }
      }
      return Tensor(columns).transposed()  // [T, T]
    }
  }

  /// How much of each target's probability is lost when one word of the source is hidden.
  ///
  /// - Parameter batch: One text with its target.
  /// - Returns: The loss of probability, a row for each step, a column for the hidden word.
  /// - Shape: `[time, source time]`.
  /// - Precondition: The batch has one text of two words or more.
  public func influence(of batch: Batch) -> Tensor {
    precondition(
      batch.source.batchSize == 1 && batch.source.length > 1,
      "influence is that of one text of two words, not \(batch.source.shape)")
    return withoutGradients {
      func probabilities(hiding hidden: Int?) -> [Float] {
        let isReal = (0..<batch.source.length).map { $0 != hidden }
        let encoding = encode(batch.source, mask: .keyPaddingMask(isReal: [isReal]))
        let distributions = decode(batch.decoderInput, encoding: encoding).logits[0].softmax()
        return batch.target[0].enumerated().map { distributions[$0, $1].item }  // [T]
      }
      let whole = probabilities(hiding: nil)
      let columns = (0..<batch.source.length).map { word in
        zip(whole, probabilities(hiding: word)).map { $0 - $1 }
      }
      return Tensor(columns).transposed()  // [T, S]
    }
  }

  /// The likeliest tokens of a pass in which one head of the last layer's cross-attention is silent.
  ///
  /// - Parameters:
  ///   - head: The head, counted from 0; nil silences none.
  ///   - batch: What the model reads.
  /// - Returns: A token for each step of each text.
  /// - Precondition: The head exists, and the model has one decoder layer and normalises after it.
  public func predictions(silencing head: Int?, of batch: Batch) -> [Int] {
    let layer = decoderLayers[0]
    precondition(
      decoderLayers.count == 1 && decoderNorm == nil && head ?? 0 < layer.crossAttention.heads,
      "a head of one post-norm layer is silenced, not head \(head ?? 0) of \(decoderLayers.count) layers"
    )
    let attention = layer.crossAttention
    let width = attention.outputProjection.weight.shape[1]
    let isHeard = Tensor(
      (0..<width).map { $0 / attention.headDimension == head ? Float(0) : 1 })  // [D]
    let silenced = DecoderLayer(
      selfAttention: layer.selfAttention, norm1: layer.norm1,
      crossAttention: MultiHeadAttention(
        queryProjection: attention.queryProjection, keyProjection: attention.keyProjection,
        valueProjection: attention.valueProjection,
        outputProjection: Linear(
          weight: attention.outputProjection.weight * isHeard,
          bias: attention.outputProjection.bias),
        heads: attention.heads),
      norm2: layer.norm2, feedForward: layer.feedForward, norm3: layer.norm3,
      normalization: layer.normalization)
    return withoutGradients {
      let output = silenced(
        embed(batch.decoderInput), memory: encode(batch.source).memory,
        mask: causalMask(length: batch.decoderInput.length)
      ).output  // [B, T, D]
      return (outputLayer?(output) ?? output.matmul(embedding.weight, transposingRight: true))
        .argmax()
    }
  }
}
