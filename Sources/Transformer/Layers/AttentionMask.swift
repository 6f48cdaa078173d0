internal import CKernels

/// Which key each query may look at.
public struct AttentionMask: Equatable, Sendable {
  private var isCausal = false
  private var length: Int?
  private var keyIsReal: [UInt8]?
  private var allowed: [UInt8]?
  private var allowedShape: [Int] = []
  private var paddingShape: [Int] = []
  private var firstQuery = 0

  /// The causal mask: query t may look at the keys 0...t and at none after them.
  ///
  /// - Parameter length: The number of queries and of keys.
  /// - Returns: The mask.
  /// - Source: "Attention Is All You Need", section 3.2.3.
  public static func causalMask(length: Int) -> AttentionMask {
    var mask = AttentionMask()
    mask.length = length
    mask.isCausal = !Ablation.processWide.contains(.causalMask)
    return mask
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
    var mask = AttentionMask()
    mask.keyIsReal = isReal.joined().map { $0 ? 1 : 0 }
    mask.paddingShape = [isReal.count, length]
    return mask
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
    var mask = AttentionMask()
    mask.allowed = allowed.scalars.map { $0 != 0 ? 1 : 0 }
    mask.allowedShape = shape
    return mask
  }

  /// What both masks allow.
  ///
  /// - Precondition: The two are of different kinds: causal, key padding, written out.
  public static func & (left: AttentionMask, right: AttentionMask) -> AttentionMask {
    precondition(
      !(left.keyIsReal != nil && right.keyIsReal != nil)
        && !(left.allowed != nil && right.allowed != nil),
      "only masks of different kinds can be combined")
    var both = left
    both.isCausal = left.isCausal || right.isCausal
    both.length = left.length ?? right.length
    both.firstQuery = max(left.firstQuery, right.firstQuery)
    both.keyIsReal = left.keyIsReal ?? right.keyIsReal
    both.paddingShape = left.keyIsReal == nil ? right.paddingShape : left.paddingShape
    both.allowed = left.allowed ?? right.allowed
    both.allowedShape = left.allowed == nil ? right.allowedShape : left.allowedShape
    return both
  }

  /// The mask written out: 1 where the query may look at the key, 0 where not.
  ///
  /// - Returns: `[queries, keys]` for a causal mask alone, else `[batch, 1 or heads, queries, keys]`
  ///   with one query row when the queries are all alike.
  public var tensor: Tensor {
    let batch = keyIsReal != nil ? paddingShape[0] : allowedShape.first ?? 1
    let heads = allowedShape.count == 4 ? allowedShape[1] : 1
    let queries = allowed != nil ? allowedShape[2] : length ?? 1
    let keys = keyIsReal != nil ? paddingShape[1] : allowed != nil ? allowedShape[3] : length ?? 1
    var scalars: [Float] = []
    for entry in 0..<batch {
      for head in 0..<heads {
        for query in 0..<queries {
          for key in 0..<keys {
            scalars.append(allows(entry, head, query, key, keys) ? 1 : 0)
          }
        }
      }
    }
    let isPlain = keyIsReal == nil && allowed == nil
    return Tensor(
      shape: isPlain ? [queries, keys] : [batch, heads, queries, keys], scalars: scalars)
  }

  private func allows(_ entry: Int, _ head: Int, _ query: Int, _ key: Int, _ keys: Int) -> Bool {
    if isCausal && key > query + firstQuery { return false }
    if let keyIsReal, keyIsReal[entry * keys + key] == 0 { return false }
    guard let allowed else { return true }
    let entryStep = allowedShape[0] == 1 ? 0 : entry
    let headStep = allowedShape[1] == 1 ? 0 : head
    let queryStep = allowedShape[2] == 1 ? 0 : query
    return allowed[
      ((entryStep * allowedShape[1] + headStep) * allowedShape[2] + queryStep) * keys + key] != 0
  }
}

extension AttentionMask {
  /// The rows of this mask from one query on, for a decoder that has computed those before it.
  func from(query: Int) -> AttentionMask {
    var mask = self
    mask.firstQuery = query
    return mask
  }

  /// The mask of some of the texts, in a new order.
  func selecting(_ rows: [Int]) -> AttentionMask {
    guard let keyIsReal else { return self }
    var mask = self
    let keys = paddingShape[1]
    mask.keyIsReal = rows.flatMap { keyIsReal[$0 * keys..<($0 + 1) * keys] }
    mask.paddingShape = [rows.count, keys]
    return mask
  }

  /// Enters the mask into a kernel call for as long as `body` runs.
  func apply(to call: inout ck_attention, _ body: (inout ck_attention) -> Void) {
    check(call)
    call.is_causal = isCausal ? 1 : 0
    call.first_query = firstQuery
    if allowed != nil {
      let (heads, queries, keys) = (allowedShape[1], allowedShape[2], allowedShape[3])
      call.allowed_row = queries == 1 ? 0 : keys
      call.allowed_head = heads == 1 ? 0 : queries * keys
      call.allowed_batch = allowedShape[0] == 1 ? 0 : heads * queries * keys
    }
    (keyIsReal ?? []).withUnsafeBufferPointer { real in
      (allowed ?? []).withUnsafeBufferPointer { allowed in
        call.key_is_real = self.keyIsReal == nil ? nil : real.baseAddress
        call.allowed = self.allowed == nil ? nil : allowed.baseAddress
        body(&call)
      }
    }
  }

  private func check(_ call: ck_attention) {
    if let length {
      precondition(
        firstQuery + call.queries == length && call.keys == length,
        "a causal mask of length \(length) does not fit \(call.queries) queries and \(call.keys) "
          + "keys")
    }
    if keyIsReal != nil {
      precondition(
        paddingShape == [call.batches, call.keys],
        "a key padding mask \(paddingShape) does not fit [\(call.batches), \(call.keys)] keys")
    }
    if allowed != nil {
      let extents = [call.batches, call.heads, call.queries, call.keys]
      for (mine, theirs) in zip(allowedShape, extents) {
        precondition(
          mine == theirs || mine == 1, "a mask \(allowedShape) does not fit \(extents)")
      }
      precondition(
        allowedShape[3] == call.keys, "a mask \(allowedShape) does not fit \(call.keys) keys")
    }
  }
}
