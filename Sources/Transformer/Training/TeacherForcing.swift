/// One pass under teacher forcing: all predictions and all losses at once.
public struct TeacherForcedPass {
  /// Encoder and decoder, once over all positions.
  public let pass: ForwardPass

  /// What the decoder read.
  public let decoderInput: Tokens

  /// The loss of every position, `[batch, time]`; 0 where the target is padding.
  public let losses: Tensor

  /// The mean of the losses that count, a scalar; `backward()` starts here.
  public let loss: Tensor

  /// The scores of every token at every place, `[batch, time, vocabularySize]`.
  public var logits: Tensor { pass.logits }
}

extension EncoderDecoder {
  /// Runs the model once on a batch with the true target as the decoder's input, and compares every
  /// prediction with the target.
  ///
  /// - Parameters:
  ///   - batch: The batch.
  ///   - labelSmoothing: How much of the target's probability is spread over all classes.
  /// - Returns: Logits, the loss of every position, and their mean.
  public func teacherForced(_ batch: Batch, labelSmoothing: Double = 0) -> TeacherForcedPass {
    let input = decoderInput(for: batch)
    let pass = self(source: batch.source, decoderInput: input)
    let losses = BatchLosses(
      logits: pass.logits, target: batch.target, paddingID: paddingID,
      labelSmoothing: labelSmoothing)
    return TeacherForcedPass(
      pass: pass, decoderInput: input, losses: losses.losses, loss: losses.loss)
  }
}
