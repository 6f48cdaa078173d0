/// What can go wrong in training.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The loss is not a number any more, so that an update would destroy the model.
  case lossIsNotFinite(step: Int, loss: Float, learningRate: Double)

  /// A sentence about the error.
  public var description: String {
    switch self {
    case .lossIsNotFinite(let step, let loss, let learningRate):
      "the loss of step \(step) is \(loss) at learning rate \(learningRate); no update was made"
    }
  }
}
