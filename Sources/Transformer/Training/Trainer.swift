/// Trains a model with teacher forcing: forward pass, losses, backward pass, update.
public final class Trainer {
  /// What is trained.
  public let model: any SequenceToSequence

  /// What changes the parameters.
  public let optimizer: any Optimizer

  /// How much of each target's probability is spread over all classes.
  public let labelSmoothing: Double

  /// How many steps were made.
  public private(set) var stepCount = 0

  private let schedule: WarmupSchedule?

  /// Creates a trainer.
  ///
  /// - Parameters:
  ///   - model: What is trained.
  ///   - optimizer: What changes the parameters; by default Adam as in the paper.
  ///   - schedule: The learning rate of each step; by default the optimizer's own, always.
  ///   - labelSmoothing: How much of each target's probability is spread over all classes.
  public init(
    _ model: any SequenceToSequence, optimizer: (any Optimizer)? = nil,
    schedule: WarmupSchedule? = nil, labelSmoothing: Double = 0
  ) {
    self.model = model
    self.optimizer = optimizer ?? Adam(model.parameters)
    self.schedule = schedule
    self.labelSmoothing = labelSmoothing
  }

  /// Makes one training step.
  ///
  /// - Parameter batch: What to learn from.
  /// - Returns: Losses and predictions before the update.
  /// - Throws: `TrainingError.lossIsNotFinite`.
  @discardableResult
  public func step(_ batch: Batch) throws -> TrainingStep {
    model.isTraining = true
    defer { model.isTraining = false }
    optimizer.clearGradients()
    let pass = model.losses(for: batch, labelSmoothing: labelSmoothing)
    stepCount += 1
    if let schedule { optimizer.learningRate = schedule.learningRate(step: stepCount) }
    let loss = pass.loss.item
    guard loss.isFinite else {
      throw TrainingError.lossIsNotFinite(
        step: stepCount, loss: loss, learningRate: optimizer.learningRate)
    }
    pass.loss.backward()
    optimizer.update()
    return TrainingStep(
      number: stepCount, loss: loss, losses: pass.losses, logits: pass.logits,
      learningRate: optimizer.learningRate)
  }

  /// Makes several training steps on one batch.
  ///
  /// - Parameters:
  ///   - batch: What to learn from.
  ///   - steps: How many steps.
  /// - Returns: The loss before each update.
  /// - Throws: `TrainingError.lossIsNotFinite`.
  @discardableResult
  public func train(_ batch: Batch, steps: Int) throws -> [Float] {
    try (0..<steps).map { _ in try step(batch).loss }
  }
}
