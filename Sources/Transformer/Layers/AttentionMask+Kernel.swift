internal import CKernels

extension AttentionMask {
  /// The rows of this mask from one query on, for a decoder that has computed those before it.
  func from(query: Int) -> AttentionMask {
    AttentionMask(
      causal: causal.map { Causal(length: $0.length, firstQuery: query) }, grid: grid)
  }

  /// The mask of some of the texts, in a new order.
  func selecting(_ rows: [Int]) -> AttentionMask {
    AttentionMask(causal: causal, grid: grid?.selecting(rows))
  }

  /// Enters the mask into a kernel call for as long as `body` runs.
  func apply(to call: inout ck_attention, _ body: (inout ck_attention) -> Void) {
    check(call)
    call.is_causal = causal == nil ? 0 : 1
    call.first_query = causal?.firstQuery ?? 0
    guard let grid else { return body(&call) }
    let strides = grid.strides
    call.allowed_batch = strides[0]
    call.allowed_head = strides[1]
    call.allowed_row = strides[2]
    grid.flags.withUnsafeBufferPointer { flags in
      call.allowed = flags.baseAddress
      body(&call)
    }
  }

  private func check(_ call: ck_attention) {
    if let causal {
      precondition(
        causal.firstQuery + call.queries == causal.length && call.keys == causal.length,
        "a causal mask of length \(causal.length) does not fit \(call.queries) queries and "
          + "\(call.keys) keys")
    }
    if let grid {
      let extents = [call.batches, call.heads, call.queries, call.keys]
      precondition(
        zip(grid.shape, extents).allSatisfy { $0 == $1 || $0 == 1 } && grid.shape[3] == call.keys,
        "a mask \(grid.shape) does not fit \(extents)")
    }
  }
}
