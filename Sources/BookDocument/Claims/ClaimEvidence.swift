public import CellRecords

/// What the book's claims rest on: the proofs of each, and what mutations did to them.
public struct ClaimEvidence: Sendable {
  /// A proof with its chapter and with what it gave when something was left out.
  public struct Proof: Sendable {
    public var chapter: Chapter
    public var record: ProofRecord
    /// The place of this proof among those of the same claim in the chapter, from 1.
    public var number: Int
    public var mutationRuns: [MutationRun]
  }

  /// What a mutation did to the proofs of a claim.
  public enum MutationOutcome: String, Sendable, Hashable {
    /// A proof noticed and became false.
    case killed
    /// Every proof that was reached still held.
    case survived
    /// The chapter stopped before it came to a proof.
    case notReached = "not reached"
  }

  public let claims: ClaimList
  private let proofs: [String: [Proof]]

  /// Collects the proofs of chapters that have run.
  public init(_ claims: ClaimList, chapters: [BuiltChapter]) {
    self.claims = claims
    var proofs: [String: [Proof]] = [:]
    for built in chapters {
      var numbers: [String: Int] = [:]
      for record in built.run.proofs {
        numbers[record.claim, default: 0] += 1
        proofs[record.claim, default: []].append(
          Proof(
            chapter: built.chapter, record: record, number: numbers[record.claim, default: 0],
            mutationRuns: built.run.mutationRuns))
      }
    }
    self.proofs = proofs
  }

  /// The proofs of a claim in the order of the chapters.
  public func proofs(of claim: String) -> [Proof] { proofs[claim] ?? [] }

  /// The proofs of a claim that stand in one chapter.
  public func proofs(of claim: String, in slug: String) -> [Proof] {
    proofs(of: claim).filter { $0.chapter.slug == slug }
  }

  /// What a mutation did to a claim; nothing if no chapter has run with it.
  public func outcome(of mutation: String, for claim: String) -> MutationOutcome? {
    let tried = proofs(of: claim).filter { proof in
      proof.mutationRuns.contains { $0.mutation == mutation }
    }
    guard !tried.isEmpty else { return nil }
    let results = tried.compactMap { $0.result(with: mutation) }
    if results.contains(where: { !$0.holds }) { return .killed }
    return results.isEmpty ? .notReached : .survived
  }

  /// Whether something was tried that made a proof of the claim fail, as it should.
  public func isFalsifiable(_ claim: Claim) -> Bool {
    claim.kills.contains { outcome(of: $0, for: claim.id) == .killed }
      || proofs(of: claim.id).contains { $0.record.control?.holds == false }
  }
}

extension ClaimEvidence.Proof {
  /// The proof's anchor in its chapter's page.
  public var anchor: String {
    number == 1 ? "proof-\(record.claim)" : "proof-\(record.claim)-\(number)"
  }

  /// What the proof gave with a mutation, if it was reached.
  public func result(with mutation: String) -> ProofResult? {
    mutationRuns.first { $0.mutation == mutation }?.result(of: record)
  }
}
