import CellRecords

/// One more run of a chapter with a mutation set: which proofs were reached, and what they found.
public struct MutationRun: Sendable, Hashable, Codable {
  /// The name of the mutation.
  public var mutation: String
  /// The proofs that were reached, in order; a chapter that stops early has fewer.
  public var proofs: [ProofRecord]

  /// Creates a mutationRun.
  public init(mutation: String, proofs: [ProofRecord]) {
    self.mutation = mutation
    self.proofs = proofs
  }

  /// What the mutationRun found for a proof of the main run, if it was reached.
  public func result(of proof: ProofRecord) -> ProofResult? {
    proofs.first { $0.isSameProof(as: proof) }?.result
  }
}
