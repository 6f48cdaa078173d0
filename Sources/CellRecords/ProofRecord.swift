/// One proof of a claim or of several, as the chapter's process handed it over.
package struct ProofRecord: Sendable, Hashable, Codable {
  /// How a value is compared with its bound; the numbers are part of the records' format.
  package enum Relation: Int, Sendable, Hashable, Codable, CaseIterable {
    /// There is no bound: the proof is true or false.
    case isTrue = 0
    /// The value must be the bound, exactly.
    case equals = 1
    /// The value must not be above the bound.
    case atMost = 2
    /// The value must not be below the bound.
    case atLeast = 3
  }

  /// The ids of the claims that it proves; never empty.
  package var claims: [String]
  /// What is measured, in the book's language.
  package var measure: String
  /// How the value is compared.
  package var relation: Relation
  /// What it is compared with, unless the proof is true or false.
  package var bound: Float?
  /// What was found.
  package var result: ProofResult
  /// What the control gave, which must be out of bounds; nil if there is none.
  package var control: ProofResult?
  /// The line of the proof.
  package var place: CellLine

  package init(
    claims: [String], measure: String, relation: Relation, bound: Float? = nil, result: ProofResult,
    control: ProofResult? = nil, place: CellLine
  ) {
    self.claims = claims
    self.measure = measure
    self.relation = relation
    self.bound = bound
    self.result = result
    self.control = control
    self.place = place
  }
}

extension ProofRecord {
  /// Whether two runs' records belong to the same proof.
  package func isSameProof(as other: ProofRecord) -> Bool {
    claims == other.claims && measure == other.measure && place == other.place
  }

  /// The proof as a reader sees it who runs a copied program.
  package var standaloneText: String {
    let value = result.value.map { " = \($0)" } ?? ""
    return "\(result.holds ? "✓" : "✗") \(claims.joined(separator: ", ")) \(measure)\(value)"
  }
}

extension ProofRecord.Relation {
  /// What a value means for a proof with this bound; not a number is out of every bound.
  ///
  /// They are compared as what they are: whole numbers can be too large for a record's numbers.
  package func result<Value: Numeric & Comparable>(of value: Value, bound: Value) -> ProofResult {
    let holds =
      switch self {
      case .isTrue: value != 0
      case .equals: value == bound
      case .atMost: value <= bound
      case .atLeast: value >= bound
      }
    return ProofResult(value: ProofResult.number(value), holds: holds)
  }
}

/// What a proof found, and whether that is within its bound.
package struct ProofResult: Sendable, Hashable, Codable {
  /// The value; nil if the proof is true or false.
  package var value: Float?
  /// Whether the value is within the bound, or the proof is true.
  package var holds: Bool

  /// A number as records have it.
  ///
  /// - Precondition: Its type is a `BinaryInteger` or a `BinaryFloatingPoint`.
  package static func number(_ value: some Numeric) -> Float {
    switch value {
    case let whole as any BinaryInteger: return Float(whole)
    case let real as any BinaryFloatingPoint: return Float(real)
    default:
      preconditionFailure(
        "'verify' takes whole and floating-point numbers, got '\(value)' of \(type(of: value))")
    }
  }

  package init(value: Float? = nil, holds: Bool) {
    self.value = value
    self.holds = holds
  }
}
