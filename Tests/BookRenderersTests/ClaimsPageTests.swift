import BookDocument
import BookLanguage
import CellRecords
import Foundation
import Testing

@testable import BookRenderers

@Suite struct ClaimsPageTests {
  private static let chapter = Chapter(slug: "a", path: "a.md", number: 1)

  private static func proof(_ claim: String, holds: Bool, control: Bool? = nil) -> ProofRecord {
    ProofRecord(
      claims: [claim], measure: "<差>", relation: .isTrue,
      result: ProofResult(value: nil, holds: holds),
      control: control.map { ProofResult(value: nil, holds: $0) },
      place: CellLine(cell: 0, line: 0))
  }

  private static func claim(_ id: String, kills: [String] = []) -> Claim {
    Claim(
      id: id, section: "1", sentence: "句 & \(id)", kills: kills,
      location: SourceLocation(path: "claims.yml", line: 1))
  }

  private static let evidence = ClaimEvidence(
    ClaimList(
      path: "claims.yml", claims: [claim("1-a", kills: ["mask"]), claim("1-b")],
      mutations: [
        Mutation(name: "mask", label: "没有掩码", environment: [:]),
        Mutation(name: "shift", label: "不移位", environment: [:]),
      ]),
    chapters: [
      BuiltChapter(
        chapter,
        run: ChapterRun(
          outputs: [
            [
              .proof(proof("1-a", holds: true)), .proof(proof("1-b", holds: true, control: false)),
              .proof(proof("1-b", holds: true)),
            ]
          ], values: [],
          mutationRuns: [MutationRun(mutation: "mask", proofs: [proof("1-a", holds: false)])])
      )
    ])

  private func page(_ language: Language = .chinese) -> String {
    ClaimsPage(Self.evidence, language.phrases, isPrinted: false).html
  }

  @Test func everyClaimStandsWithItsProofsAndTheirPlaces() {
    let html = page()
    for id in ["1-a", "1-b"] {
      #expect(html.contains("<tbody id=\"claim-\(id)\">"))
      #expect(html.contains(">句 &amp; \(id)</td>"))
    }
    for anchor in ["proof-1-a", "proof-1-b", "proof-1-b-2"] {
      #expect(html.contains("<a href=\"a.html#\(anchor)\">&lt;差&gt;</a>"))
    }
  }

  @Test func theTableOfMutationsTellsKilledFromUntried() throws {
    let html = page()
    let table = try #require(html.range(of: "class=\"ledger mutations\"")).upperBound
    let rows = html[table...].matches(of: /<tr><th scope="row">.*<\/tr>/).map { String($0.output) }
    try #require(rows.count == 2)
    #expect(rows[0].contains("<td class=\"named\">揭穿</td>"))
    #expect(!html.contains("✗"))
    #expect(rows[1].components(separatedBy: "没有试").count == 3)
  }

  @Test func itsWordsAreThoseOfTheBooksLanguage() {
    #expect(page().contains("没有试"))
    #expect(page(.english).contains("not tried"))
  }

  @Test(
    arguments: [("1-a", "mask", .killed), ("1-a", "shift", nil), ("1-b", "mask", .notReached)]
      as [(String, String, ClaimEvidence.MutationOutcome?)])
  func aMutationIsKilledByAFalseProofOnly(
    claim: String, mutation: String, outcome: ClaimEvidence.MutationOutcome?
  ) {
    #expect(Self.evidence.outcome(of: mutation, for: claim) == outcome)
  }

  private func mark(for claim: String, in slug: String) -> String {
    ClaimHTML(
      evidence: Self.evidence, phrases: Language.chinese.phrases,
      anchors: Anchors(page: slug, isPrinted: false)
    ).mark(for: Citation(claim: claim, location: SourceLocation(path: "a.md", line: 1)))
  }

  @Test func marksSayTheChaptersOwnValuesAndElseLeadToTheLedger() {
    let own = mark(for: "1-b", in: "a")
    #expect(own.contains("href=\"#proof-1-b\"") && own.contains("&lt;差&gt;：成立。 另有 1 项。"))
    #expect(own.contains("aria-label=\"论断 1-b：成立\">✓</button>"))
    let other = mark(for: "1-b", in: "b")
    #expect(other.contains("href=\"claims.html#claim-1-b\"") && !other.contains("成立"))
  }
}
