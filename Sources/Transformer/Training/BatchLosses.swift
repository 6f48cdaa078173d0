/// The losses of a batch: one for each position, and their mean.
public struct BatchLosses {
  /// The scores of every token at every place, `[batch, time, vocabularySize]`.
  public let logits: Tensor

  /// The loss of every position, `[batch, time]`; 0 where the target is padding.
  public let losses: Tensor

  /// The mean of the losses that count, a scalar; `backward()` starts here.
  public let loss: Tensor

  init(logits: Tensor, target: Tokens, paddingID: Int, labelSmoothing: Double) {
    self.logits = logits
    losses = crossEntropyLosses(
      logits: logits, targets: target, ignoredIndex: paddingID, labelSmoothing: labelSmoothing)
    loss = reduce(losses, targets: target, ignoredIndex: paddingID, reduction: .mean)
  }
}
