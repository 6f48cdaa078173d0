/// Options for autoregressive decoding.
public struct DecodingOptions: Sendable {
  /// How many tokens to ask for at most.
  public var maximumLength: Int

  /// Whether to stop after `<end>`; otherwise there are always `maximumLength` steps.
  public var stopsAtEnd: Bool

  /// Whether to keep the keys and values of earlier positions instead of computing them again.
  public var usesCache: Bool

  /// Outputs to take in place of the model's own, by number of step, from 1.
  public var forcedOutputs: [Int: Int]

  /// How many of the likeliest tokens to record.
  public var topChoices: Int

  /// The token that the decoder's input begins with.
  public var beginID: Int

  /// The token that ends a text.
  public var endID: Int

  /// Describes how to decode.
  ///
  /// - Parameters:
  ///   - maximumLength: How many tokens to ask for at most.
  ///   - stopsAtEnd: Whether to stop after `<end>`.
  ///   - usesCache: Whether to keep the keys and values of earlier positions.
  ///   - forcedOutputs: Outputs to take in place of the model's own, by number of step, from 1.
  ///   - topChoices: How many of the likeliest tokens to record.
  ///   - beginID: The token that the decoder's input begins with.
  ///   - endID: The token that ends a text.
  public init(
    maximumLength: Int, stopsAtEnd: Bool = true, usesCache: Bool = false,
    forcedOutputs: [Int: Int] = [:], topChoices: Int = 3, beginID: Int = Vocabulary.beginID,
    endID: Int = Vocabulary.endID
  ) {
    self.maximumLength = maximumLength
    self.stopsAtEnd = stopsAtEnd
    self.usesCache = usesCache
    self.forcedOutputs = forcedOutputs
    self.topChoices = topChoices
    self.beginID = beginID
    self.endID = endID
  }
}
