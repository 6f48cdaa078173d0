import CellRecords

/// One more run of a chapter with a mutation set: which proofs were reached, and what they found.
package struct MutationRun: Sendable, Hashable, Codable {
  /// The name of the mutation.
  package var mutation: String
  /// The proofs that were reached, in order; a chapter that stops early has fewer.
  package var proofs: [ProofRecord]

  /// Creates a mutationRun.
  package init(mutation: String, proofs: [ProofRecord]) {
    self.mutation = mutation
    self.proofs = proofs
  }

  /// What the mutationRun found for a proof of the main run, if it was reached.
  package func result(of proof: ProofRecord) -> ProofResult? {
    proofs.first { $0.isSameProof(as: proof) }?.result
  }
}
