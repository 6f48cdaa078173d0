import BookLanguage
import CellRecords

/// What a proof found, in the words of the book.
package struct ProofText: Sendable {
  private let phrases: any Phrases

  package init(_ phrases: any Phrases) {
    self.phrases = phrases
  }

  /// The value with what was demanded and how far off that is: `测得 3×10⁻⁸，至多 10⁻⁶，余量 33 倍`.
  package func summary(of proof: ProofRecord) -> String {
    phrases.joined(
      [found(proof.result), demand(of: proof), margin(of: proof)].compactMap(\.self))
  }

  /// What was found: `测得 0`, or whether it is so.
  package func found(_ result: ProofResult) -> String {
    result.value.map { phrases.measured(number($0)) } ?? phrases.holds(result.holds)
  }

  /// The value, or whether it is so: `0`.
  package func value(of result: ProofResult) -> String {
    result.value.map(number) ?? phrases.holds(result.holds)
  }

  /// What was demanded; nothing of a proof that is true or false.
  package func demand(of proof: ProofRecord) -> String? {
    guard let bound = proof.bound.map(number) else { return nil }
    return switch proof.relation {
    case .isTrue: nil
    case .equals: phrases.mustEqual(bound)
    case .atMost: phrases.atMost(bound)
    case .atLeast: phrases.atLeast(bound)
    }
  }

  /// How much worse the value could have been; nothing where no number says that.
  package func margin(of proof: ProofRecord) -> String? {
    guard let bound = proof.bound, let value = proof.result.value, proof.result.holds, bound > 0
    else { return nil }
    switch proof.relation {
    case .atMost where value > 0: return phrases.margin(number(bound / value))
    case .atMost: return phrases.wholeMargin
    case .atLeast: return phrases.margin(number(value / bound))
    case .isTrue, .equals: return nil
    }
  }

  private func number(_ value: Float) -> String {
    value.isNaN ? phrases.notANumber : ProofNumber.text(value)
  }
}
