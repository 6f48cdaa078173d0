extension EncoderDecoder {
  /// Lets the model write a text: each step's likeliest token is the next step's input.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads, one text.
  ///   - options: How to decode.
  /// - Returns: Every step, and the work of all.
  /// - Precondition: `source` holds one text.
  public func greedyDecode(_ source: Tokens, _ options: DecodingOptions) -> DecodingTrace {
    precondition(
      source.batchSize == 1, "greedy decoding takes one text, not \(source.batchSize)")
    let encoding = withoutGradients { encode(source) }
    var next = options.beginID
    var isDone = false
    return record(encoding, options) { last in
      if let last {
        next = last
        isDone = options.stopsAtEnd && last == options.endID
      }
      return isDone ? nil : next
    }
  }

  /// Runs the decoder step by step on given inputs, one call for each: what teacher forcing does in
  /// one call.
  ///
  /// - Parameters:
  ///   - source: What the encoder reads, one text.
  ///   - decoderInput: What the decoder reads, one token a step.
  ///   - usesCache: Whether to keep the keys and values of earlier positions.
  /// - Returns: Every step, and the work of all.
  /// - Precondition: Both hold one text, and the decoder's has no padding.
  public func teacherForcedSteps(
    source: Tokens, decoderInput: Tokens, usesCache: Bool = false
  ) -> DecodingTrace {
    precondition(
      source.batchSize == 1 && decoderInput.batchSize == 1,
      "step-by-step decoding takes one text, not \(source.batchSize) and \(decoderInput.batchSize)")
    precondition(
      !decoderInput.ids.contains(Int32(paddingID)),
      "step-by-step decoding takes a text without padding, not \(decoderInput[0])")
    let encoding = withoutGradients { encode(source) }
    var inputs = decoderInput[0].makeIterator()
    let options = DecodingOptions(
      maximumLength: decoderInput.length, stopsAtEnd: false, usesCache: usesCache)
    return record(encoding, options, isGiven: true) { _ in inputs.next() }
  }

  /// Runs steps until there is no next input, and records them.
  ///
  /// Inputs that are not given beforehand make each step depend on the one before.
  private func record(
    _ encoding: Encoding, _ options: DecodingOptions, isGiven: Bool = false,
    nextInput: (Int?) -> Int?
  ) -> DecodingTrace {
    withoutGradients {
      let (steps, work) = countingWork {
        var decoder = StepDecoder(self, encoding, usesCache: options.usesCache)
        var steps: [DecodingStep] = []
        while steps.count < options.maximumLength, let input = nextInput(steps.last?.output) {
          let logits = decoder.step([input])[0]  // [V]
          if !isGiven { continueAfter(logits) }
          let number = steps.count + 1
          let choices = likeliest(logits, count: max(1, options.topChoices))
          steps.append(
            DecodingStep(
              number: number, input: input,
              inputOrigin: isGiven || number == 1 ? .given : .output(ofStep: number - 1),
              logits: logits,
              topChoices: Array(choices.prefix(options.topChoices)),
              prediction: choices[0].token,
              output: options.forcedOutputs[number] ?? choices[0].token))
        }
        return steps
      }
      return DecodingTrace(steps: steps, work: work)
    }
  }
}

/// The likeliest tokens, best first; of equal ones the smaller id first.
private func likeliest(_ logits: Tensor, count: Int) -> [Choice] {
  let probabilities = withoutGradients { logits.softmax() }.scalars
  let scores = logits.scalars
  // Few are wanted of many: keep the best so far, in order.
  var best: [Int] = []
  for index in scores.indices {
    if best.count == count {
      guard scores[index] > scores[best[count - 1]] else { continue }
      best.removeLast()
    }
    let place = best.firstIndex { scores[$0] < scores[index] } ?? best.count
    best.insert(index, at: place)
  }
  return best.map { Choice(token: $0, probability: probabilities[$0]) }
}
