internal import CKernels

/// What cached decoding keeps: for every layer the keys and values of all positions so far.
///
/// A step then computes the keys, values and queries of one position only. The memory's keys and
/// values are computed once, and every weight is transposed once.
final class KeyValueCache {
  /// What one decoder layer keeps.
  final class Layer {
    let layer: DecoderLayer
    let memoryKeys: Tensor
    let memoryValues: Tensor
    private(set) var keys: GrowingRows?
    private(set) var values: GrowingRows?

    init(
      _ layer: DecoderLayer, memoryKeys: Tensor, memoryValues: Tensor, keys: GrowingRows? = nil,
      values: GrowingRows? = nil
    ) {
      self.layer = layer
      self.memoryKeys = memoryKeys
      self.memoryValues = memoryValues
      self.keys = keys
      self.values = values
    }

    /// Adds the keys and values of one more position, `[batch, 1, features]` each.
    ///
    /// - Returns: Those of all positions, `[batch, more than length, features]` each.
    func append(keys: Tensor, values: Tensor, at length: Int) -> (keys: Tensor, values: Tensor) {
      (
        GrowingRows.append(keys, to: &self.keys, at: length),
        GrowingRows.append(values, to: &self.values, at: length)
      )
    }
  }

  let layers: [Layer]
  let outputMap: Linear
  let memoryMask: AttentionMask?
  private(set) var length = 0

  init(_ model: EncoderDecoder, _ encoding: Encoding) {
    memoryMask = encoding.mask
    outputMap = model.outputMap.preparedForFewRows
    layers = model.decoderLayers.map { layer in
      let (keys, values) = layer.crossAttention.project(
        keys: encoding.memory, values: encoding.memory)  // [B, S, D] each
      return Layer(layer.preparedForFewRows, memoryKeys: keys, memoryValues: values)
    }
  }

  private init(
    layers: [Layer], outputMap: Linear, memoryMask: AttentionMask?, length: Int
  ) {
    self.layers = layers
    self.outputMap = outputMap
    self.memoryMask = memoryMask
    self.length = length
  }

  func finishStep() { length += 1 }

  /// The cache of some of the texts, in a new order.
  func selecting(_ rows: [Int]) -> KeyValueCache {
    func pick(_ tensor: Tensor) -> Tensor {
      .concatenated(rows.map { tensor.sliced($0..<$0 + 1) })
    }
    return KeyValueCache(
      layers: layers.map {
        Layer(
          $0.layer, memoryKeys: pick($0.memoryKeys), memoryValues: pick($0.memoryValues),
          keys: $0.keys.map { GrowingRows(tensor: pick($0.tensor)) },
          values: $0.values.map { GrowingRows(tensor: pick($0.tensor)) })
      }, outputMap: outputMap, memoryMask: memoryMask?.selecting(rows), length: length)
  }
}

/// Rows of every text, with room for more, so that adding one does not copy all.
struct GrowingRows {
  /// `[batch, capacity, features]`.
  private(set) var tensor: Tensor

  init(tensor: Tensor) { self.tensor = tensor }

  /// Adds one row to every text behind `length` others.
  static func append(_ row: Tensor, to rows: inout GrowingRows?, at length: Int) -> Tensor {
    let shape = row.node.shape
    let (batch, width) = (shape[0], shape[2])
    let old = rows?.tensor.node
    var target = old
    if length == old?.shape[1] ?? 0 {
      let capacity = Swift.max(16, 2 * length)
      let grown = TensorNode(Shape(batch, capacity, width))
      // Attention never reads beyond `length`, but beam search copies all.
      grown.pointer.update(repeating: 0, count: grown.count)
      for entry in 0..<batch {
        guard let old else { break }
        (grown.pointer + entry * capacity * width)
          .update(from: old.pointer + entry * length * width, count: length * width)
      }
      target = grown
    }
    guard let target else { return row }
    let capacity = target.shape[1]
    for entry in 0..<batch {
      (target.pointer + (entry * capacity + length) * width)
        .update(from: row.node.pointer + entry * width, count: width)
    }
    target.joinDepth(of: row.node, and: old)
    let result = Tensor(target)
    rows = GrowingRows(tensor: result)
    return result
  }
}

extension EncoderDecoder {
  /// One decoder step on a new position of every text: `[batch, 1]` tokens to `[batch, vocabulary]`.
  func decode(_ tokens: Tokens, cache: KeyValueCache) -> Tensor {
    countDecoderCall()
    let mask = decoderMask(length: cache.length + 1, padding: nil)?.from(query: cache.length)
    var x = embed(tokens, firstPosition: cache.length)  // [B, 1, D]
    for entry in cache.layers {
      let layer = entry.layer
      x =
        layer.apply(
          x,
          selfAttend: { x in
            let (key, value) = layer.selfAttention.project(keys: x, values: x)  // [B, 1, D] each
            let (keys, values) = entry.append(
              keys: key, values: value, at: cache.length)
            return layer.selfAttention.attend(
              queries: x, keys: keys, values: values, length: cache.length + 1, mask: mask)
          },
          crossAttend: { x in
            layer.crossAttention.attend(
              queries: x, keys: entry.memoryKeys, values: entry.memoryValues,
              length: entry.memoryKeys.node.shape[1], mask: cache.memoryMask)
          }
        ).output
    }
    cache.finishStep()
    let logits = cache.outputMap(decoderNorm?(x) ?? x)  // [B, 1, V]
    return logits.reshaped([tokens.batchSize, configuration.vocabularySize])
  }
}
