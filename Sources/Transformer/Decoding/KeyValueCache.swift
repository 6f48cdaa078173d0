/// The keys and values of all positions decoded so far, for every layer.
///
/// A step then computes the keys, values and queries of one position only. The memory's keys and
/// values are computed once.
final class KeyValueCache {
  /// What one decoder layer keeps.
  struct Layer {
    var keys: Tensor?
    var values: Tensor?
    let memoryKeys: Tensor
    let memoryValues: Tensor
  }

  var layers: [Layer]
  let memoryMask: AttentionMask?
  private(set) var length = 0

  init(_ model: EncoderDecoder, _ encoding: Encoding) {
    memoryMask = encoding.mask
    layers = model.decoderLayers.map { layer in
      let (keys, values) = layer.crossAttention.project(
        keys: encoding.memory, values: encoding.memory)  // [B, S, D] each
      return Layer(memoryKeys: keys, memoryValues: values)
    }
  }

  private init(layers: [Layer], memoryMask: AttentionMask?, length: Int) {
    self.layers = layers
    self.memoryMask = memoryMask
    self.length = length
  }

  /// Adds the keys and values of one more position, `[batch, 1, features]` each.
  func append(keys: Tensor, values: Tensor, layer: Int) {
    layers[layer].keys =
      layers[layer].keys.map { .concatenated([$0, keys], axis: 1) } ?? keys
    layers[layer].values =
      layers[layer].values.map { .concatenated([$0, values], axis: 1) } ?? values
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
          keys: $0.keys.map(pick), values: $0.values.map(pick),
          memoryKeys: pick($0.memoryKeys), memoryValues: pick($0.memoryValues))
      }, memoryMask: memoryMask?.selecting(rows), length: length)
  }
}

extension EncoderDecoder {
  /// One decoder step on a new position of every text: `[batch, 1]` tokens to `[batch, vocabulary]`.
  func decode(_ tokens: Tokens, cache: KeyValueCache) -> Tensor {
    countDecoderCall()
    let mask = decoderMask(length: cache.length + 1, padding: nil)?.from(query: cache.length)
    var x = embed(tokens, firstPosition: cache.length)  // [B, 1, D]
    for (index, layer) in decoderLayers.enumerated() {
      x =
        layer.apply(
          x,
          selfAttend: { x in
            let (key, value) = layer.selfAttention.project(keys: x, values: x)  // [B, 1, D] each
            cache.append(keys: key, values: value, layer: index)
            let entry = cache.layers[index]
            return layer.selfAttention.attend(
              queries: x, keys: entry.keys ?? key, values: entry.values ?? value,
              length: cache.length + 1, mask: mask)
          },
          crossAttend: { x in
            let entry = cache.layers[index]
            return layer.crossAttention.attend(
              queries: x, keys: entry.memoryKeys, values: entry.memoryValues,
              length: entry.memoryKeys.node.shape[1], mask: cache.memoryMask)
          }
        ).output
    }
    cache.finishStep()
    let logits = logits(decoderNorm?(x) ?? x)  // [B, 1, V]
    return logits.reshaped([tokens.batchSize, configuration.vocabularySize])
  }
}
