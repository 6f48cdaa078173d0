internal import CKernels

/// The learning rate of the paper: it rises for `warmupSteps` updates, then falls with the root of
/// their number.
///
/// - Source: "Attention Is All You Need", equation 3.
public struct WarmupSchedule: Sendable {
  /// The number of features of the model.
  public let modelDimension: Int

  /// How long the rate rises.
  ///
  /// - Units: Updates.
  public let warmupSteps: Int

  /// Creates a schedule.
  ///
  /// - Parameters:
  ///   - modelDimension: The number of features of the model.
  ///   - warmupSteps: How long the rate rises.
  /// - Precondition: Both are positive.
  public init(modelDimension: Int, warmupSteps: Int) {
    precondition(
      modelDimension > 0 && warmupSteps > 0,
      "a schedule needs positive numbers, not \(modelDimension) and \(warmupSteps)")
    self.modelDimension = modelDimension
    self.warmupSteps = warmupSteps
  }

  /// The learning rate `d^-0.5 · min(step^-0.5, step · warmupSteps^-1.5)`.
  ///
  /// - Parameter step: The number of the update, from 1.
  /// - Returns: The rate.
  /// - Precondition: The step is at least 1.
  public func learningRate(step: Int) -> Double {
    precondition(step >= 1, "updates count from 1, not \(step)")
    let warmup = Double(warmupSteps)
    let rising = Double(step) / (warmup * ck_scalar_root(warmup))
    let falling = 1 / ck_scalar_root(Double(step))
    return min(falling, rising) / ck_scalar_root(Double(modelDimension))
  }
}
