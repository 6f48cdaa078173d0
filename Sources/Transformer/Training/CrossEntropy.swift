internal import CKernels

/// How the losses of all positions become one.
public enum Reduction: Sendable {
  /// The mean over the positions that count.
  case mean
  /// The sum.
  case sum
}

/// The cross-entropy of every position by itself: `-log softmax(logits)[target]`.
///
/// - Parameters:
///   - logits: The scores.
///   - targets: The right token of each position.
///   - ignoredIndex: The target of positions that do not count; their loss is 0.
///   - labelSmoothing: How much of the target's probability is spread over all classes.
/// - Returns: The losses.
/// - Shape: Logits `[batch, time, classes]` to losses `[batch, time]`.
/// - Precondition: There is one target for each row of logits, each within the classes, and
///   `labelSmoothing` lies in 0...1.
/// - Source: "Attention Is All You Need", section 5.4, for label smoothing.
public func crossEntropyLosses(
  logits: Tensor, targets: Tokens, ignoredIndex: Int = 0, labelSmoothing: Double = 0
) -> Tensor {
  let classes = logits.node.shape.last
  precondition(
    logits.rank > 0 && targets.ids.count * classes == logits.count,
    "logits of shape \(logits.shape) need one target per row, not \(targets.ids.count)")
  precondition(
    labelSmoothing >= 0 && labelSmoothing <= 1,
    "label smoothing lies in 0...1, not at \(labelSmoothing)")
  for target in targets.ids {
    precondition(
      target >= 0 && target < classes || target == Int32(ignoredIndex),
      "target \(target) is outside the classes 0..<\(classes)")
  }
  var shape = logits.node.shape
  shape.remove(axis: shape.rank - 1)
  let saved = SavedCrossEntropy(
    targets: targets.ids, ignoredIndex: Int32(ignoredIndex), labelSmoothing: labelSmoothing)
  let result = TensorNode.result(shape, logits.node)
  targets.ids.withUnsafeBufferPointer { ids in
    var call = saved.call(ids, logits.node)
    call.loss = result.pointer
    withExtendedLifetime(saved) { ck_cross_entropy_forward(&call) }
  }
  result.record(.crossEntropy(saved))
  return Tensor(result)
}

/// The cross-entropy over all positions that count.
///
/// - Parameters:
///   - logits: The scores.
///   - targets: The right token of each position.
///   - ignoredIndex: The target of positions that do not count.
///   - labelSmoothing: How much of the target's probability is spread over all classes.
///   - reduction: Whether to take the mean or the sum.
/// - Returns: The loss, a scalar.
/// - Shape: Logits `[batch, time, classes]`.
/// - Precondition: As for `crossEntropyLosses`; for a mean, at least one position counts.
public func crossEntropy(
  logits: Tensor, targets: Tokens, ignoredIndex: Int = 0, labelSmoothing: Double = 0,
  reduction: Reduction = .mean
) -> Tensor {
  let losses = crossEntropyLosses(
    logits: logits, targets: targets, ignoredIndex: ignoredIndex, labelSmoothing: labelSmoothing)
  return reduce(losses, targets: targets, ignoredIndex: ignoredIndex, reduction: reduction)
}

/// One loss from the losses of all positions.
func reduce(
  _ losses: Tensor, targets: Tokens, ignoredIndex: Int, reduction: Reduction
) -> Tensor {
  guard reduction == .mean else { return losses.sum() }
  let counted = targets.ids.count { $0 != Int32(ignoredIndex) }
  precondition(
    counted > 0, "all \(targets.ids.count) targets are \(ignoredIndex), which is ignored")
  return losses.sum() * (1 / Float(counted))
}
