/// The decoder's input under teacher forcing: the target, one place to the right, after `<Begin>`.
///
/// The input of step t is so the true token of step t - 1. Where the target is padding, the input
/// is padding too.
///
/// - Parameters:
///   - target: What the decoder is to say.
///   - beginID: The token that every input begins with.
///   - paddingID: The id that fills up short texts.
/// - Returns: The input.
/// - Shape: `[batch, time]`, as the target.
/// - Source: "Attention Is All You Need", section 3.1: "output embeddings are offset by one position".
public func shiftRight(_ target: Tokens, beginID: Int = 1, paddingID: Int = 0) -> Tokens {
  var ids = target.ids
  for row in 0..<target.batchSize {
    let start = row * target.length
    for column in 0..<target.length where target.ids[start + column] != Int32(paddingID) {
      ids[start + column] = column == 0 ? Int32(beginID) : target.ids[start + column - 1]
    }
  }
  return Tokens(ids: ids, batchSize: target.batchSize, length: target.length)
}
