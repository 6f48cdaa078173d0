import BookDocument
import BookLanguage
import CellRecords
import Testing

@testable import BookRenderers

@Suite struct SharedProofTests {
  private static let place = SourceLocation(path: "claims.yml", line: 1)
  private static let shared = ProofRecord(
    claims: ["1-a", "2-a"], measure: "差", relation: .atMost, bound: 1,
    result: ProofResult(value: 0.5, holds: true), control: ProofResult(value: 3, holds: false),
    place: CellLine(cell: 0, line: 0))

  private static var evidence: ClaimEvidence {
    var broken = shared
    broken.result = ProofResult(value: 20_000, holds: false)
    let chapter = Chapter(slug: "a", path: "a.md", number: 1)
    let run = ChapterRun(
      outputs: [[.proof(shared)]], values: [],
      mutationRuns: [MutationRun(mutation: "mask", proofs: [broken])])
    return ClaimEvidence(
      ClaimList(
        path: "claims.yml",
        claims: ["1-a", "2-a"].map {
          Claim(id: $0, section: "1", sentence: "句", kills: ["mask"], location: place)
        },
        mutations: [Mutation(name: "mask", label: "没有掩码", environment: [:])]),
      chapters: [BuiltChapter(chapter, run: run)])
  }

  @Test func oneExperimentIsOneProofOfEachClaim() {
    #expect(Self.evidence.proofs.count == 1)
    for claim in ["1-a", "2-a"] {
      #expect(Self.evidence.proofs(of: claim).count == 1)
      #expect(Self.evidence.outcome(of: "mask", for: claim) == .killed)
    }
  }

  @Test func theListWritesItOutOnceWithTheModelsThatFail() {
    let html = ClaimsPage(Self.evidence, Language.chinese.phrases, isPrinted: false).html
    #expect(html.contains("由 1 项不同的实验"))
    #expect(html.contains("2 条都通过了反面检验"))
    #expect(
      html.contains("<li>没有掩码：测得 20,000，被揭穿</li><li>对照：测得 3，通不过</li>"))
    #expect(html.components(separatedBy: "被揭穿</li>").count == 2)
    #expect(html.contains("与 <a href=\"#claim-1-a\">1-a</a> 同一项证明"))
  }

  @Test(arguments: [
    ("a", "<a href=\"#proof-2-a\">证明 2-a</a>"),
    ("b", "<a href=\"claims.html#claim-2-a\">证明 2-a</a>"),
  ])
  func aReferenceLeadsToTheProofOfItsOwnPage(page: String, link: String) {
    let claims = ClaimHTML(
      evidence: Self.evidence, phrases: Language.chinese.phrases,
      anchors: Anchors(page: page, isPrinted: false))
    #expect(claims.link(toProofOf: "2-a") == link)
  }
}
