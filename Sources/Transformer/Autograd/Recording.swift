internal import CKernels

/// Runs `body` without recording operations for a later backward pass.
///
/// Results made inside have no history, so that their memory is free again at once.
///
/// - Parameter body: The work to do.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws.
public func withoutGradients<Result>(_ body: () throws -> Result) rethrows -> Result {
  let work = ck_current_work()
  let before = work?.pointee.records_gradients ?? 1
  work?.pointee.records_gradients = 0
  defer { work?.pointee.records_gradients = before }
  return try body()
}

extension TensorNode {
  /// A new tensor that `operation` makes of the inputs: records it when gradients are wanted, and
  /// counts its depth.
  static func result(
    _ shape: Shape, _ first: TensorNode, _ second: TensorNode? = nil, _ third: TensorNode? = nil,
    _ fourth: TensorNode? = nil
  ) -> TensorNode {
    let node = TensorNode(shape)
    node.follow(first, second, third, fourth)
    return node
  }

  func follow(
    _ first: TensorNode, _ second: TensorNode? = nil, _ third: TensorNode? = nil,
    _ fourth: TensorNode? = nil
  ) {
    guard let work = ck_current_work() else { return }
    // A result of many inputs follows them one after the other.
    var depth = max(first.depth(in: work.pointee), self.depth(in: work.pointee) - 1)
    var isNeeded = first.requiresGradient
    if let second {
      depth = max(depth, second.depth(in: work.pointee))
      isNeeded = isNeeded || second.requiresGradient
    }
    if let third {
      depth = max(depth, third.depth(in: work.pointee))
      isNeeded = isNeeded || third.requiresGradient
    }
    if let fourth {
      depth = max(depth, fourth.depth(in: work.pointee))
      isNeeded = isNeeded || fourth.requiresGradient
    }
    setDepth(depth + 1, epoch: work.pointee.epoch)
    if depth + 1 > work.pointee.depth { work.pointee.depth = depth + 1 }
    guard isNeeded, work.pointee.records_gradients != 0 else { return }
    requiresGradient = true
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
  }

  /// Counts what was added to this tensor as an operation on both; the first addition is none.
  func joinDepth(of added: TensorNode, and old: TensorNode?) {
    guard let work = ck_current_work() else { return }
    var depth = added.depth(in: work.pointee)
    if let old { depth = max(depth, old.depth(in: work.pointee)) + 1 }
    setDepth(depth, epoch: work.pointee.epoch)
    if depth > work.pointee.depth { work.pointee.depth = depth }
  }

  /// Remembers the operation if this tensor's gradient will be asked for.
  func record(_ operation: @autoclosure () -> Operation) {
    if requiresGradient { self.operation = operation() }
  }
}

extension TensorNode {
  /// A backward pass starts when its output is there, and its upstream gradient.
  func startGradientDepth(_ upstream: TensorNode) {
    guard let work = ck_current_work() else { return }
    let depth = max(depth(in: work.pointee), upstream.depth(in: work.pointee))
    setGradientDepth(max(depth, gradientDepth(in: work.pointee)), epoch: work.pointee.epoch)
  }

  /// Counts what this node's gradient has just contributed to its inputs: each contribution is one
  /// operation, which needs this gradient and, where it is added, those that were there before.
  func countContributions() {
    guard let work = ck_current_work() else { return }
    let depth = gradientDepth(in: work.pointee)
    forEachInput { input in
      let next = max(depth, input.gradientDepth(in: work.pointee)) + 1
      input.setGradientDepth(next, epoch: work.pointee.epoch)
      if next > work.pointee.depth { work.pointee.depth = next }
    }
  }
}

/// Counts one matrix product of `count` pairs of matrices.
func countMatrixProduct(_ count: Int, rows: Int, columns: Int, depth: Int) {
  guard let work = ck_current_work() else { return }
  work.pointee.matrix_products += 1
  work.pointee.multiply_adds += count * rows * columns * depth
}
