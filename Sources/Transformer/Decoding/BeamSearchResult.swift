/// A text that beam search considers.
public struct Hypothesis: Equatable, Sendable {
  /// The tokens so far, without `<Begin>`, with `<end>` if it is finished.
  public let tokens: [Int]

  /// The sum of the logarithms of the tokens' probabilities.
  public let logProbability: Double

  /// Whether the text ends with `<end>`.
  public let isFinished: Bool
}

/// What beam search found.
public struct BeamSearchResult {
  /// The best texts, best first.
  public let hypotheses: [Hypothesis]

  /// The texts that were kept after each round, best first.
  public let rounds: [[Hypothesis]]

  /// What the search took, the encoder not included.
  public let work: Work
}
