public import Figures
public import Transformer

extension StepComparison {
  /// Free running and teacher forcing side by side: at each step what the decoder sees, where the
  /// newest token comes from, the target, the prediction, the probability of the target, and its loss.
  ///
  /// - Parameters:
  ///   - title: What is compared.
  ///   - freeRunning: The recorded decoding.
  ///   - teacherForcing: The pass under teacher forcing.
  ///   - batch: One text with its target.
  ///   - mask: Which position each step of the pass may see.
  ///   - vocabulary: The words.
  /// - Precondition: The batch has one text, and the decoding as many steps as the target.
  public init(
    _ title: String, freeRunning: DecodingTrace, teacherForcing: TeacherForcedPass, batch: Batch,
    mask: AttentionMask, vocabulary: Vocabulary
  ) {
    precondition(
      batch.target.batchSize == 1 && freeRunning.steps.count == batch.target.length,
      "the comparison shows one text and a decoding of its \(batch.target.length) steps, not"
        + " \(batch.target.batchSize) texts and \(freeRunning.steps.count) steps")
    self.init(
      title: title,
      [
        .comparable(
          Words.freeRunning, prefixes: freeRunning.visibleInputs, origins: freeRunning.originNames,
          logits: freeRunning.logits, target: batch.target, vocabulary: vocabulary),
        .comparable(
          Words.teacherForcing, prefixes: mask.visible(of: teacherForcing.decoderInput[0]),
          origins: teacherForcing.originNames(batch), logits: teacherForcing.logits[0],
          target: batch.target, vocabulary: vocabulary),
      ])
  }
}

extension StepTable {
  /// One of the two tables; both have the same columns.
  fileprivate static func comparable(
    _ title: String, prefixes: [[Int]], origins: [String], logits: Tensor, target: Tokens,
    vocabulary: Vocabulary
  ) -> StepTable {
    let words = target[0].map { vocabulary[$0] }
    let predicted = logits.argmax()
    let probabilities = withoutGradients { logits.softmax() }  // [T, V]
    let losses = withoutGradients {
      crossEntropyLosses(logits: logits.reshaped([1] + logits.shape), targets: target)  // [1, T]
    }
    return StepTable(
      title: title,
      columns: [
        .prefixes(prefixes.map { $0.map { vocabulary[$0] } }, header: Words.visible),
        .words(origins, header: Words.origin), .targets(words),
        .predictions(predicted.map { vocabulary[$0] }, targets: words),
        .probabilities(
          target[0].enumerated().map { probabilities[$0, $1].item },
          header: Words.targetProbability),
        .losses(losses.scalars),
      ])
  }
}

extension DecodingTrace {
  /// The tokens that the decoder had read at each step.
  var visibleInputs: [[Int]] { steps.indices.map { Array(inputs.prefix($0 + 1)) } }

  /// Where the newest token of each step came from.
  fileprivate var originNames: [String] {
    steps.map { step in
      switch step.inputOrigin {
      case .given: Words.given
      case .output(let number): Words.prediction(number)
      }
    }
  }
}

extension TeacherForcedPass {
  /// Where the newest token of each step came from: from step 2 on the target's token before it,
  /// unless an ablation put another in its place.
  fileprivate func originNames(_ batch: Batch) -> [String] {
    decoderInput[0].enumerated().map { step, token in
      guard token == batch.decoderInput[0, step] else { return Words.other }
      return step == 0 ? Words.given : Words.target(step)
    }
  }
}

extension AttentionMask {
  /// What each step may see of a text.
  ///
  /// - Precondition: The mask has a row and a column for each token.
  func visible(of tokens: [Int]) -> [[Int]] {
    let visible = tensor.reshaped([tokens.count, tokens.count])  // [T, T]
    return tokens.indices.map { step in
      tokens.indices.filter { visible[step, $0].item != 0 }.map { tokens[$0] }
    }
  }
}
