import CellRecords

/// What the book's claims rest on: the proofs of each, and what runs with mutations made of them.
public struct ClaimEvidence: Sendable {
  /// A proof with its chapter and with what it gave when something was left out.
  public struct Proof: Sendable {
    /// The chapter that holds it.
    public var chapter: Chapter
    /// What the chapter's run gave.
    public var record: ProofRecord
    /// The place of this proof among those of the same claim in the chapter, from 1.
    public var number: Int
    /// The runs with mutations that have been made.
    public var mutationRuns: [MutationRun]
  }

  /// What is claimed.
  public let claims: ClaimList
  private let proofs: [String: [Proof]]

  /// Collects the proofs of chapters that have run.
  public init(_ claims: ClaimList, chapters: [(chapter: Chapter, run: ChapterRun)]) {
    self.claims = claims
    var proofs: [String: [Proof]] = [:]
    for (chapter, run) in chapters {
      var numbers: [String: Int] = [:]
      for record in run.proofs {
        numbers[record.claim, default: 0] += 1
        proofs[record.claim, default: []].append(
          Proof(
            chapter: chapter, record: record, number: numbers[record.claim, default: 0],
            mutationRuns: run.mutationRuns))
      }
    }
    self.proofs = proofs
  }

  /// The proofs of a claim in the order of the chapters.
  public func proofs(of claim: String) -> [Proof] { proofs[claim] ?? [] }

  /// The ids that proofs name, known or not.
  public var provenIDs: Set<String> { Set(proofs.keys) }

  /// Whether a mutation made a proof of the claim false; nothing if no such run has been made.
  ///
  /// A run that stopped before it reached the proof says nothing.
  public func breaks(_ claim: String, without mutation: String) -> Bool? {
    let mutationRuns = proofs(of: claim).flatMap { proof in
      proof.mutationRuns.filter { $0.mutation == mutation }.map { ($0, proof.record) }
    }
    guard !mutationRuns.isEmpty else { return nil }
    return mutationRuns.contains { mutationRun, record in
      mutationRun.result(of: record)?.holds == false
    }
  }
}

extension ClaimEvidence.Proof {
  /// The proof's anchor in its chapter's page.
  public var anchor: String { Self.anchor(of: record.claim, number: number) }

  /// The anchor of a claim's first or later proof.
  static func anchor(of claim: String, number: Int) -> String {
    number == 1 ? "proof-\(claim)" : "proof-\(claim)-\(number)"
  }

  /// What the proof gave with a mutation; nothing if it was not reached, or there was no such run.
  public func result(without mutation: String) -> ProofResult? {
    mutationRuns.first { $0.mutation == mutation }?.result(of: record)
  }
}
