public import Figures
public import Transformer

extension StepTable {
  /// The time-step table of teacher forcing, read off the tensors: what each step may see is what
  /// the causal mask lets it see of the decoder's input.
  ///
  /// - Parameters:
  ///   - title: What the table shows.
  ///   - batch: One text with its decoder input and target.
  ///   - mask: Which position each step may see.
  ///   - vocabulary: The words.
  ///   - pass: The run of the decoder, for predictions, probabilities and losses; nil leaves those
  ///     columns out.
  /// - Precondition: The batch has one text, and the mask a row and a column for each of its steps.
  public init(
    teacherForcing title: String, batch: Batch, mask: AttentionMask, vocabulary: Vocabulary,
    pass: TeacherForcedPass? = nil
  ) {
    precondition(
      batch.target.batchSize == 1, "the table shows one text, not \(batch.target.batchSize)")
    let length = batch.decoderInput.length
    let visible = mask.tensor.reshaped([length, length])  // [T, T]
    let input = batch.decoderInput[0].map { vocabulary[$0] }
    let target = batch.target[0].map { vocabulary[$0] }
    let prefixes = input.indices.map { step in
      input.indices.filter { visible[step, $0].item != 0 }.map { input[$0] }
    }
    var columns: [StepColumn] = [
      .inputs(prefixes, header: Words.visible), .targets(target),
    ]
    if let pass {
      let probabilities = pass.logits.softmax()[0]  // [T, V]
      let predicted = pass.logits.argmax().map { vocabulary[$0] }
      let ofTarget = batch.target[0].enumerated().map { probabilities[$0, $1].item }
      columns += [
        .predictions(predicted, targets: target),
        .probabilities(ofTarget, header: Words.targetProbability),
        .losses(pass.losses.scalars),
      ]
    }
    self.init(title: title, columns: columns)
  }
}
