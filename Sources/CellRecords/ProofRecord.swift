/// One proof of a claim, as the chapter's process handed it over.
public struct ProofRecord: Sendable, Hashable, Codable {
  /// How a value is compared with its bound.
  public enum Relation: Int, Sendable, Hashable, Codable {
    /// There is no bound: the proof is true or false.
    case isTrue = 0
    /// The value must be the bound, exactly.
    case equals = 1
    /// The value must not be above the bound.
    case atMost = 2
    /// The value must not be below the bound.
    case atLeast = 3
  }

  /// The id of the claim.
  public var claim: String
  /// What is measured, in the book's language.
  public var measure: String
  /// How the value is compared.
  public var relation: Relation
  /// What it is compared with, unless the proof is true or false.
  public var bound: Float?
  /// What was found.
  public var result: ProofResult
  /// What the control case gave, which must be out of bounds; nothing if there is none.
  public var control: ProofResult?
  /// Where the proof stands.
  public var place: CellLine

  /// Creates a record.
  public init(
    claim: String, measure: String, relation: Relation, bound: Float? = nil, result: ProofResult,
    control: ProofResult? = nil, place: CellLine
  ) {
    self.claim = claim
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
  public func isSameProof(as other: ProofRecord) -> Bool {
    claim == other.claim && measure == other.measure && place == other.place
  }
}
