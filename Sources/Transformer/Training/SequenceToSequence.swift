/// A model that reads one text and writes another, and can be trained with teacher forcing.
public protocol SequenceToSequence: Module, AnyObject {
  /// The id that fills up short texts and is never a target.
  var paddingID: Int { get }

  /// What the model leaves out.
  var ablations: Set<Ablation> { get }

  /// Whether the model is in a training step, where dropout is active.
  var isTraining: Bool { get set }

  /// The scores of every token at every place: `[batch, time, vocabularySize]`.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads.
  ///   - decoderInput: What the decoder reads.
  /// - Returns: The logits.
  func logits(source: Tokens, decoderInput: Tokens) -> Tensor
}

extension SequenceToSequence {
  /// What the decoder reads in training: the batch's decoder input, unless an ablation takes that
  /// away.
  ///
  /// - Parameter batch: The batch.
  /// - Returns: The input.
  public func decoderInput(for batch: Batch) -> Tokens {
    if ablations.contains(.teacherForcing) { return freeRunningInput(for: batch) }
    return ablations.contains(.shift) ? batch.target : batch.decoderInput
  }

  /// The input without teacher forcing: the model's own predictions, found step by step.
  func freeRunningInput(for batch: Batch) -> Tokens {
    withoutGradients {
      var input = batch.decoderInput.prefix(min(1, batch.decoderInput.length))
      while input.length < batch.target.length {
        let scores = logits(source: batch.source, decoderInput: input)  // [B, t, V]
        continueAfter(scores)  // The next input waits for the prediction.
        let predictions = scores.argmax()
        let last = (1...input.batchSize).map { predictions[$0 * input.length - 1] }
        input = input.appending(last)
      }
      return input
    }
  }

  /// Logits, the loss of every position and their mean, from one pass over a batch.
  ///
  /// - Parameters:
  ///   - batch: The batch.
  ///   - labelSmoothing: How much of the target's probability is spread over all classes.
  /// - Returns: The losses.
  public func losses(for batch: Batch, labelSmoothing: Double = 0) -> BatchLosses {
    let logits = logits(source: batch.source, decoderInput: decoderInput(for: batch))
    return BatchLosses(
      logits: logits, target: batch.target, paddingID: paddingID, labelSmoothing: labelSmoothing)
  }
}
