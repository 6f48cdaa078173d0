import BookDocument
import BookRenderers
import CellRecords
import TestSupport
import Testing

@testable import BookBuild

/// Every claim of the book, each a test of its own.
@Suite struct ClaimTests {
  private static let book = BookLoader.load(from: Repository.path("chapters")).book
  static let claims = book.claims?.claims ?? []

  /// What all chapters together give for the claims.
  private func evidence() async throws -> ClaimEvidence {
    var chapters: [BuiltChapter] = []
    for slug in RealBook.slugs {
      let built = try #require(await RealBook.shared.evidence(of: slug).built, "\(slug)")
      chapters.append(built)
    }
    return ClaimEvidence(try #require(Self.book.claims), chapters: chapters)
  }

  @Test func theBookMakesTheClaimsOfItsSource() {
    // Every section that the source has makes at least one.
    #expect(Set(Self.claims.map(\.section)).isSuperset(of: ["6.1", "6.2", "6.3", "7"]))
    // And every mutation that the book can set is one that some claim must notice.
    let named = Set(Self.claims.flatMap(\.kills))
    #expect(Set((Self.book.claims?.mutations ?? []).map(\.name)) == named)
  }

  @Test(arguments: claims)
  func theClaimHoldsAndCanBeBroken(claim: Claim) async throws {
    let evidence = try await evidence()
    let proofs = evidence.proofs(of: claim.id)
    #expect(!proofs.isEmpty)
    for proof in proofs {
      #expect(
        proof.record.result.holds, "\(ProofText(Self.book.phrases).summary(of: proof.record))")
      #expect(proof.record.control?.holds != true, "the control case passes too")
      #expect(
        proof.record.control != nil || !evidence.mutations(killedBy: proof).isEmpty,
        "no wrong model fails it")
    }
    for mutation in claim.kills {
      #expect(evidence.outcome(of: mutation, for: claim.id) == .killed, "\(mutation)")
    }
  }
}

extension Claim: CustomTestStringConvertible {
  /// The claim as a test is called.
  public var testDescription: String { "\(id) \(sentence)" }
}
