internal import Glibc
private import Synchronization

/// A part of the method that can be left out, to show what it is there for.
///
/// An ablation belongs to one model (`EncoderDecoder.Configuration.ablations`) or to the whole
/// process: the environment variable `TRANSFORMER_ABLATION` names some, separated by commas.
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

  /// What the whole process leaves out.
  ///
  /// Models look here when they are made, so set it before that.
  public static var processWide: Set<Ablation> {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  private static let state = Mutex(fromEnvironment())

  private static func fromEnvironment() -> Set<Ablation> {
    guard let value = getenv("TRANSFORMER_ABLATION") else { return [] }
    let names = String(cString: value).split(separator: ",").map(String.init)
    return Set(
      names.map { name in
        guard let ablation = Ablation(rawValue: name) else {
          preconditionFailure(
            "TRANSFORMER_ABLATION names '\(name)'; known are "
              + allCases.map(\.rawValue).joined(separator: ", "))
        }
        return ablation
      })
  }
}
