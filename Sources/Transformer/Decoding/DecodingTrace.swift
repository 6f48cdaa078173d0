/// A token that could come next.
public struct Choice: Equatable, Sendable {
  /// The token.
  public let token: Int

  /// How likely the model finds it.
  public let probability: Float
}

/// Where the input of a decoding step came from.
public enum InputOrigin: Equatable, Sendable {
  /// It was known before the decoding began.
  case given

  /// It is what a step before put out; steps are counted from 1.
  case output(ofStep: Int)
}

/// One step of decoding: one token in, one token out.
public struct DecodingStep {
  /// The number of the step, from 1.
  public let number: Int

  /// The token that this step added to the decoder's input.
  public let input: Int

  /// Where that token came from.
  public let inputOrigin: InputOrigin

  /// The scores of every token, `[vocabularySize]`.
  public let logits: Tensor

  /// The likeliest tokens, best first.
  public let topChoices: [Choice]

  /// The likeliest token.
  public let prediction: Int

  /// The token that was taken: the prediction, unless another was forced.
  public let output: Int
}

/// A recorded decoding: what went in and came out at each step, and what it took.
public struct DecodingTrace {
  /// The steps, in order.
  public let steps: [DecodingStep]

  /// What all steps took together, the encoder not included.
  public let work: Work

  /// The token that went in at each step.
  public var inputs: [Int] { steps.map(\.input) }

  /// The token that came out at each step, `<end>` included.
  public var outputs: [Int] { steps.map(\.output) }

  /// The scores of every step, `[steps, vocabularySize]`.
  public var logits: Tensor { .stacked(steps.map(\.logits)) }
}
