internal import CKernels

/// What a computation took, counted in operations and not in time: the same on every run and machine.
public struct Work: Equatable, Sendable {
  /// How often a decoder stack ran.
  public var decoderCalls = 0

  /// Matrix products; the heads of one attention count as one.
  public var matrixProducts = 0

  /// Multiplications with an addition, in those products.
  ///
  /// - Units: One multiply-add is two floating-point operations.
  public var multiplyAdds = 0

  /// The longest chain of library operations each of which needs the one before.
  ///
  /// In a backward pass each contribution to a gradient is one operation; an update of parameters is
  /// one more, and everything after it needs it.
  public var depth = 0

  /// Describes an amount of work.
  ///
  /// - Parameters:
  ///   - decoderCalls: How often a decoder stack ran.
  ///   - matrixProducts: Matrix products.
  ///   - multiplyAdds: Multiplications with an addition.
  ///   - depth: The longest chain of operations.
  public init(
    decoderCalls: Int = 0, matrixProducts: Int = 0, multiplyAdds: Int = 0, depth: Int = 0
  ) {
    self.decoderCalls = decoderCalls
    self.matrixProducts = matrixProducts
    self.multiplyAdds = multiplyAdds
    self.depth = depth
  }
}

/// Runs `body` and counts the work it does on this thread.
///
/// Tensors made before the call count as given: the chain starts in `body`.
///
/// - Parameter body: What to count.
/// - Returns: What `body` returns, and the work.
/// - Throws: What `body` throws.
public func countingWork<Result>(
  _ body: () throws -> Result
) rethrows -> (result: Result, work: Work) {
  guard let work = ck_current_work() else { return (try body(), Work()) }
  let before = work.pointee
  work.pointee.decoder_calls = 0
  work.pointee.matrix_products = 0
  work.pointee.multiply_adds = 0
  work.pointee.depth = 0
  work.pointee.base = 0
  // A new epoch, so that what was computed before has depth 0 in this count.
  work.pointee.last_epoch += 1
  work.pointee.epoch = work.pointee.last_epoch
  defer {
    let inner = work.pointee
    work.pointee = before
    work.pointee.last_epoch = inner.last_epoch
    work.pointee.decoder_calls += inner.decoder_calls
    work.pointee.matrix_products += inner.matrix_products
    work.pointee.multiply_adds += inner.multiply_adds
    work.pointee.depth = max(before.depth, before.base + inner.depth)
  }
  let result = try body()
  return (
    result,
    Work(
      decoderCalls: work.pointee.decoder_calls, matrixProducts: work.pointee.matrix_products,
      multiplyAdds: work.pointee.multiply_adds, depth: work.pointee.depth)
  )
}

/// Makes everything that follows depend on `tensor`, as the next step of decoding depends on the
/// token that was chosen from its logits.
func continueAfter(_ tensor: Tensor) {
  guard let work = ck_current_work() else { return }
  work.pointee.base = tensor.node.depth(in: work.pointee) + 1
  work.pointee.depth = max(work.pointee.depth, work.pointee.base)
}

/// Counts an update of parameters: it needs all gradients, and what follows needs the parameters.
func countUpdate() {
  guard let work = ck_current_work() else { return }
  work.pointee.depth += 1
  work.pointee.base = work.pointee.depth
  // A new epoch: what was computed before has the depth of the update for what follows.
  work.pointee.last_epoch += 1
  work.pointee.epoch = work.pointee.last_epoch
}

func countDecoderCall() { ck_current_work()?.pointee.decoder_calls += 1 }
