internal import CKernels

extension EncoderDecoder {
  /// Searches for likely texts: keeps the best `width` beginnings and extends each by every token.
  ///
  /// Finished texts compete with the others as they are; there is no length normalisation.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads, one text.
  ///   - width: How many texts to keep.
  ///   - options: How to decode; forced outputs and top choices do not apply.
  /// - Returns: The best texts, and those of every round.
  /// - Precondition: `source` holds one text and `width` is positive.
  /// - Complexity: `width` decoder rows a round.
  public func beamSearch(
    _ source: Tokens, width: Int, _ options: DecodingOptions
  ) -> BeamSearchResult {
    precondition(source.batchSize == 1, "beam search takes one text, not \(source.batchSize)")
    precondition(width > 0, "a beam keeps at least one text, not \(width)")
    return withoutGradients {
      let encoding = encode(source)
      let (rounds, work) = countingWork {
        searchRounds(encoding, width: width, options)
      }
      return BeamSearchResult(hypotheses: rounds.last ?? [], rounds: rounds, work: work)
    }
  }

  private func searchRounds(
    _ encoding: Encoding, width: Int, _ options: DecodingOptions
  ) -> [[Hypothesis]] {
    var decoder = StepDecoder(self, encoding, usesCache: options.usesCache)
    var kept = [Hypothesis(tokens: [], logProbability: 0, isFinished: false)]
    var rounds: [[Hypothesis]] = []
    while rounds.count < options.maximumLength, kept.contains(where: { !$0.isFinished }) {
      let open = kept.filter { !$0.isFinished }
      let logits = decoder.step(open.map { $0.tokens.last ?? options.beginID })  // [open, V]
      // Each candidate remembers the row of the decoder that it extends.
      var candidates = kept.filter(\.isFinished).map { (hypothesis: $0, row: -1) }
      for (row, hypothesis) in open.enumerated() {
        let scores = logProbabilities(logits[row])
        for (token, score) in scores.enumerated() {
          let extended = Hypothesis(
            tokens: hypothesis.tokens + [token], logProbability: hypothesis.logProbability + score,
            isFinished: token == options.endID && options.stopsAtEnd)
          candidates.append((extended, row))
        }
      }
      let best = candidates.enumerated().sorted { first, second in
        let (left, right) = (first.element.hypothesis, second.element.hypothesis)
        return left.logProbability != right.logProbability
          ? left.logProbability > right.logProbability : first.offset < second.offset
      }.prefix(width).map(\.element)
      kept = best.map(\.hypothesis)
      rounds.append(kept)
      let rows = best.filter { !$0.hypothesis.isFinished }.map(\.row)
      if !rows.isEmpty { decoder.select(rows) }
      continueAfter(logits)
    }
    return rounds
  }
}

/// The logarithms of the probabilities of every token, in double precision.
private func logProbabilities(_ logits: Tensor) -> [Double] {
  let scores = logits.scalars.map(Double.init)
  let top = scores.max() ?? 0
  let sum = scores.reduce(0) { $0 + ck_scalar_exp($1 - top) }
  return scores.map { $0 - top - ck_scalar_log(sum) }
}
