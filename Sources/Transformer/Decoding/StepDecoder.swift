/// A decoder that takes one token a step, with or without a key–value cache.
///
/// Without a cache every step runs the decoder over the whole prefix; with one it computes only the
/// new position. Both give the same bits.
struct StepDecoder {
  private let model: EncoderDecoder
  private var encoding: Encoding
  private var prefix: Tokens?
  private var cache: KeyValueCache?

  init(_ model: EncoderDecoder, _ encoding: Encoding, usesCache: Bool) {
    self.model = model
    self.encoding = encoding
    cache = usesCache ? KeyValueCache(model, encoding) : nil
  }

  /// Adds one token to every text and gives the scores of the next: `[batch, vocabularySize]`.
  mutating func step(_ tokens: [Int]) -> Tensor {
    if let cache { return model.decode(Tokens(tokens.map { [$0] }), cache: cache) }
    let input = prefix?.appending(tokens) ?? Tokens(tokens.map { [$0] })
    prefix = input
    // A generated <pad> is a token like any other here, so no padding mask.
    let none = AttentionMask.keyPaddingMask(isReal: input.rows.map { $0.map { _ in true } })
    let logits = model.decode(input, encoding: encoding, mask: none).logits  // [B, T, V]
    let last = logits.sliced(input.length - 1..<input.length, axis: 1)  // [B, 1, V]
    return last.reshaped([input.batchSize, model.configuration.vocabularySize])
  }

  /// Keeps only some of the texts, in a new order, as beam search does.
  mutating func select(_ rows: [Int]) {
    prefix = prefix.map { tokens in Tokens(rows.map { tokens[$0] }) }
    if cache == nil { encoding = encoding.selecting(rows) }
    cache = cache?.selecting(rows)
  }
}
