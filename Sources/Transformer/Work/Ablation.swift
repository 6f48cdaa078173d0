internal import Platform

/// A part of the method that can be left out, to show what it is there for.
///
/// Models and batches are told what to leave out (`EncoderDecoder.Configuration.ablations`); masks and
/// functions get it from them.
public enum Ablation: String, CaseIterable, Sendable {
  /// Without the causal mask: every position of the decoder sees all others.
  case causalMask

  /// Without positions: a model sees a bag of words.
  case positions

  /// Without the factor 1/√d: the scores of wide heads saturate the softmax.
  case scale

  /// Without the shift: the decoder's input is its own target.
  case shift

  /// One head in place of several.
  case heads

  /// Without teacher forcing: training feeds the decoder its own predictions.
  case teacherForcing

  /// What the environment variable `TRANSFORMER_ABLATION` names, separated by commas: the default of
  /// models, attention layers and batches.
  public static let fromEnvironment: Set<Ablation> = {
    guard let value = getenv("TRANSFORMER_ABLATION") else { return [] }
    let names = String(cString: value).split(separator: ",").map(String.init)
    return Set(
      names.map { name in
        guard let ablation = Ablation(rawValue: name) else {
          preconditionFailure(
            "unknown ablation '\(name)' in TRANSFORMER_ABLATION; known are "
              + allCases.map(\.rawValue).joined(separator: ", "))
        }
        return ablation
      })
  }()
}
