/// Which key each query may look at.
///
/// A mask has up to two parts: the rule that nobody looks ahead, and a grid of flags.
public struct AttentionMask: Equatable, Sendable {
  /// Query t of `length`, of which the first is `firstQuery`, may look at the keys 0...t.
  struct Causal: Equatable, Sendable {
    var length: Int
    var firstQuery = 0
  }

  let causal: Causal?
  let grid: MaskGrid?

  /// The causal mask: query t may look at the keys 0...t and at none after them.
  ///
  /// - Parameter length: The number of queries and of keys.
  /// - Returns: The mask.
  /// - Source: "Attention Is All You Need", section 3.2.3.
  public static func causalMask(length: Int) -> AttentionMask {
    AttentionMask(causal: Causal(length: length), grid: nil)
  }

  /// The mask that hides padded keys from every query.
  ///
  /// - Parameters:
  ///   - tokens: The texts that the keys were made of.
  ///   - paddingID: The id that fills up short texts.
  /// - Returns: The mask.
  /// - Precondition: Every text has at least one token that is not padding.
  public static func keyPaddingMask(_ tokens: Tokens, paddingID: Int = 0) -> AttentionMask {
    keyPaddingMask(isReal: tokens.rows.map { $0.map { $0 != paddingID } })
  }

  /// The mask that hides keys that are not real from every query.
  ///
  /// - Parameter isReal: For each text of the batch and each key, whether it is a real token.
  /// - Returns: The mask.
  /// - Precondition: Rows have one length, and every row has at least one real token.
  public static func keyPaddingMask(isReal: [[Bool]]) -> AttentionMask {
    let length = isReal.first?.count ?? 0
    for (index, row) in isReal.enumerated() {
      precondition(
        row.count == length, "row \(index) has \(row.count) keys, row 0 has \(length)")
      precondition(
        row.contains(true), "row \(index) is all padding: no key is left to look at")
    }
    let flags = isReal.joined().map { $0 ? 1 as UInt8 : 0 }
    return AttentionMask(
      causal: nil, grid: MaskGrid(shape: [isReal.count, 1, 1, length], flags: flags))
  }

  /// A mask written out: 1 where the query may look at the key, 0 where not.
  ///
  /// - Parameter allowed: The mask; axes of one element are repeated.
  /// - Returns: The mask.
  /// - Shape: `[queries, keys]`, `[batch, queries, keys]` or `[batch, heads, queries, keys]`.
  /// - Precondition: The tensor has two to four axes.
  public static func allowing(_ allowed: Tensor) -> AttentionMask {
    precondition(
      (2...4).contains(allowed.rank), "a mask has two to four axes, not shape \(allowed.shape)")
    var shape = allowed.shape
    if shape.count == 3 { shape.insert(1, at: 1) }
    while shape.count < 4 { shape.insert(1, at: 0) }
    let flags = allowed.scalars.map { $0 != 0 ? 1 as UInt8 : 0 }
    return AttentionMask(causal: nil, grid: MaskGrid(shape: shape, flags: flags))
  }

  /// What both masks allow.
  ///
  /// - Precondition: Causal masks have one length, and written masks can be broadcast together.
  public static func & (left: AttentionMask, right: AttentionMask) -> AttentionMask {
    if let mine = left.causal, let other = right.causal {
      precondition(mine == other, "causal masks of \(mine.length) and \(other.length) do not fit")
    }
    let grid = left.grid.flatMap { mine in right.grid.map { mine.intersection($0) } }
    return AttentionMask(
      causal: left.causal ?? right.causal, grid: grid ?? left.grid ?? right.grid)
  }

  /// The mask written out: 1 where the query may look at the key, 0 where not.
  ///
  /// - Shape: `[queries, keys]` for a mask that is the same for all texts and heads, else
  ///   `[batch, 1 or heads, queries, keys]`; one query row when the queries are all alike.
  public var tensor: Tensor {
    guard let grid = expanded else { return .ones([1, 1]) }
    let isShared = grid.shape[0] == 1 && grid.shape[1] == 1
    return Tensor(
      shape: isShared ? Array(grid.shape[2...]) : grid.shape, scalars: grid.flags.map(Float.init))
  }

  /// The mask as a summand of scores: 0 where the query may look at the key, -∞ where not.
  ///
  /// - Parameter rank: The number of axes of the scores, 2 to 4.
  /// - Returns: The summand, which can be broadcast to the scores.
  /// - Precondition: Scores without an axis of texts or heads need a mask that is the same for all.
  func additive(rank: Int) -> Tensor {
    guard let grid = expanded else { return Tensor(0) }
    var shape = grid.shape
    if rank < 4 {
      precondition(shape.remove(at: 1) == 1, "a mask \(grid.shape) needs scores with heads")
    }
    if rank < 3 {
      precondition(shape.remove(at: 0) == 1, "a mask \(grid.shape) needs scores of a batch")
    }
    return Tensor(shape: shape, scalars: grid.flags.map { $0 == 0 ? -.infinity : 0 })
  }

  /// Both parts as one grid.
  private var expanded: MaskGrid? {
    guard let causal else { return grid }
    let queries = causal.firstQuery..<causal.length
    let flags = queries.flatMap { query in
      (0..<causal.length).map { $0 <= query ? 1 as UInt8 : 0 }
    }
    let triangle = MaskGrid(shape: [1, 1, queries.count, causal.length], flags: flags)
    return grid.map { triangle.intersection($0) } ?? triangle
  }
}
