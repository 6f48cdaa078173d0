import CellRecords

/// What the book's claims rest on: the proofs of each, and what mutations did to them.
package struct ClaimEvidence: Sendable {
  /// A proof with its chapter and with what it gave when something was left out.
  package struct Proof: Sendable {
    package var chapter: Chapter
    package var record: ProofRecord
    /// The place of this proof among those of each of its claims in the chapter, from 1.
    package var numbers: [String: Int]
    package var mutationRuns: [MutationRun]
  }

  /// What a mutation did to the proofs of a claim.
  package enum MutationOutcome: String, Sendable, Hashable {
    /// A proof noticed and became false.
    case killed
    /// Every proof that was reached still held.
    case survived
    /// The chapter stopped before it came to a proof.
    case notReached = "not reached"
  }

  package let claims: ClaimList
  /// All proofs in the order in which they ran; one that several claims share is here once.
  package let proofs: [Proof]
  private let proofsByClaim: [String: [Proof]]

  /// Collects the proofs of chapters that have run.
  package init(_ claims: ClaimList, chapters: [BuiltChapter]) {
    self.claims = claims
    var proofs: [Proof] = []
    var byClaim: [String: [Proof]] = [:]
    for built in chapters {
      var counts: [String: Int] = [:]
      for record in built.run.proofs {
        for claim in record.claims { counts[claim, default: 0] += 1 }
        let proof = Proof(
          chapter: built.chapter, record: record,
          numbers: counts.filter { record.claims.contains($0.key) },
          mutationRuns: built.run.mutationRuns)
        proofs.append(proof)
        for claim in record.claims { byClaim[claim, default: []].append(proof) }
      }
    }
    self.proofs = proofs
    proofsByClaim = byClaim
  }

  /// The proofs of a claim in the order of the chapters.
  package func proofs(of claim: String) -> [Proof] { proofsByClaim[claim] ?? [] }

  /// The proofs of a claim that are in one chapter.
  package func proofs(of claim: String, in slug: String) -> [Proof] {
    proofs(of: claim).filter { $0.chapter.slug == slug }
  }

  /// The mutations that the claims of a proof name, with what the proof gave, in the order in which the
  /// claims name them.
  package func mutations(namedFor proof: Proof) -> [(mutation: Mutation, result: ProofResult)] {
    var seen: Set<String> = []
    return proof.record.claims.flatMap { claims.claim($0)?.kills ?? [] }
      .filter { seen.insert($0).inserted }
      .compactMap { name in
        guard let mutation = claims.mutation(name), let result = proof.result(with: name) else {
          return nil
        }
        return (mutation, result)
      }
  }

  /// The mutations that made a proof false, with what it gave, in the order of the list.
  package func mutations(killedBy proof: Proof) -> [(mutation: Mutation, result: ProofResult)] {
    claims.mutations.compactMap { mutation in
      guard let result = proof.result(with: mutation.name), !result.holds else { return nil }
      return (mutation, result)
    }
  }

  /// What a mutation did to a claim; nothing if no chapter has run with it.
  package func outcome(of mutation: String, for claim: String) -> MutationOutcome? {
    let tried = proofs(of: claim).filter { proof in
      proof.mutationRuns.contains { $0.mutation == mutation }
    }
    guard !tried.isEmpty else { return nil }
    let results = tried.compactMap { $0.result(with: mutation) }
    if results.contains(where: { !$0.holds }) { return .killed }
    return results.isEmpty ? .notReached : .survived
  }

  /// Whether something was tried that made a proof of the claim fail, as it should.
  package func isFalsifiable(_ claim: Claim) -> Bool {
    claim.kills.contains { outcome(of: $0, for: claim.id) == .killed }
      || proofs(of: claim.id).contains { $0.record.control?.holds == false }
  }
}

extension ClaimEvidence.Proof {
  /// The claim under which the proof is shown in full.
  package var mainClaim: String { record.claims[0] }

  /// The proof's anchors in its chapter's page, one for each claim.
  package var anchors: [String] { record.claims.map(anchor(for:)) }

  /// The proof's anchor as a proof of a claim.
  package func anchor(for claim: String) -> String {
    let number = numbers[claim] ?? 1
    let name = Citation.proofPrefix + claim
    return number == 1 ? name : "\(name)-\(number)"
  }

  /// What the proof gave with a mutation, if it was reached.
  package func result(with mutation: String) -> ProofResult? {
    mutationRuns.first { $0.mutation == mutation }?.result(of: record)
  }
}
