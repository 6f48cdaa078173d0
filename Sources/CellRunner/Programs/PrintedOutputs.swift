import BookDocument
import CellRecords

/// What a program of its own prints in place of what a cell shows.
public enum PrintedOutputs {
  /// The outputs as `Notebook` prints them when no build listens.
  public static func text(of outputs: [CellOutput]) -> String {
    outputs.map(text).joined()
  }

  private static func text(of output: CellOutput) -> String {
    switch output {
    case .printed(let text): text
    case .value(let text): text + "\n"
    case .figure(let figure): figure.text + "\n"
    case .proof(let proof): text(of: proof) + "\n"
    case .question(let question):
      ([question.prompt] + question.options.map { "- \($0.text)" }).joined(separator: "\n") + "\n"
    // It belongs to a program that does not come to its end.
    case .expectedFailure: ""
    }
  }

  private static func text(of proof: ProofRecord) -> String {
    let value = proof.result.value.map { " = \($0)" } ?? ""
    return "\(proof.result.holds ? "✓" : "✗") \(proof.claim) \(proof.measure)\(value)"
  }
}
