/// How a model distinguishes the places of its tokens.
public enum PositionEncoding: Sendable, Equatable {
  /// The fixed sines and cosines of the paper.
  case sinusoidal

  /// One learned vector for each place, up to a maximum.
  case learned(maximumLength: Int)

  /// Nothing: the model sees a bag of words.
  case none
}
