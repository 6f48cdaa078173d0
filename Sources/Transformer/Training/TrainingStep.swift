/// What one training step found.
public struct TrainingStep {
  /// The number of the step, from 1.
  public let number: Int

  /// The mean loss before the update.
  public let loss: Float

  /// The loss of every position before the update, `[batch, time]`.
  public let losses: Tensor

  /// The predictions before the update, `[batch, time, vocabularySize]`.
  public let logits: Tensor

  /// The learning rate of the update.
  public let learningRate: Double
}
