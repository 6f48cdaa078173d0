import CellRecords

/// What a proof found, in the words of the page.
public enum ProofText {
  /// The value with what was demanded and how far off that is: `测得 3×10⁻⁸，至多 10⁻⁶，余量 33 倍`.
  public static func summary(of proof: ProofRecord) -> String {
    [found(proof.result), demand(of: proof), margin(of: proof)].compactMap(\.self)
      .joined(separator: "，")
  }

  /// What was found: `测得 0`, or whether it is so.
  public static func found(_ result: ProofResult) -> String {
    result.value.map { "测得 \(ProofNumber.text($0))" } ?? (result.holds ? "成立" : "不成立")
  }

  /// What was demanded; nothing of a proof that is true or false.
  public static func demand(of proof: ProofRecord) -> String? {
    guard let bound = proof.bound.map(ProofNumber.text) else { return nil }
    return switch proof.relation {
    case .isTrue: nil
    case .equals: "须恰为 \(bound)"
    case .atMost: "至多 \(bound)"
    case .atLeast: "至少 \(bound)"
    }
  }

  /// How much worse the value could have been; nothing where no number says that.
  public static func margin(of proof: ProofRecord) -> String? {
    guard let bound = proof.bound, let value = proof.result.value, proof.result.holds, bound > 0
    else { return nil }
    switch proof.relation {
    case .atMost where value > 0: return "余量 \(ProofNumber.text(bound / value)) 倍"
    case .atMost: return "余量全部"
    case .atLeast: return "余量 \(ProofNumber.text(value / bound)) 倍"
    case .isTrue, .equals: return nil
    }
  }
}
