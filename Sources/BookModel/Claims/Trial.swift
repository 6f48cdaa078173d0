/// One more run of a chapter with a defect set: which proofs were reached, and what they found.
public struct Trial: Sendable, Hashable, Codable {
  /// The name of the defect.
  public var defect: String
  /// The proofs that were reached, in order; a chapter that stops early has fewer.
  public var proofs: [ProofRecord]

  /// Creates a trial.
  public init(defect: String, proofs: [ProofRecord]) {
    self.defect = defect
    self.proofs = proofs
  }

  /// What the trial found for a proof of the main run, if it was reached.
  public func result(of proof: ProofRecord) -> Measurement? {
    proofs.first { $0.isSameProof(as: proof) }?.result
  }
}
