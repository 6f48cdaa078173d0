import BookDocument
import BookLanguage

/// The page that lists every claim with its evidence, and what each mutation did to it.
struct ClaimsPage {
  static let slug = "claims"

  private let evidence: ClaimEvidence
  private let claims: ClaimHTML
  private let phrases: any Phrases
  private let anchors: Anchors

  init(_ evidence: ClaimEvidence, _ phrases: any Phrases, isPrinted: Bool) {
    self.evidence = evidence
    self.phrases = phrases
    anchors = Anchors(page: Self.slug, isPrinted: isPrinted)
    claims = ClaimHTML(evidence: evidence, phrases: phrases, anchors: anchors)
  }

  /// The headings below the title, with their ids.
  static func sections(in phrases: any Phrases) -> [(text: String, id: String)] {
    [(phrases.evidenceTitle, "evidence"), (phrases.mutationsTitle, "teeth")]
  }

  /// What stands in the page's article.
  var html: String {
    let all = evidence.claims.claims
    let introduction = phrases.claimsIntroduction(
      claims: all.count, proofs: evidence.proofs.count,
      falsified: all.count(where: evidence.isFalsifiable))
    return """
      <h1>\(phrases.claimsTitle)</h1>
      <p>\(introduction)</p>
      \(list)
      \(matrix)

      """
  }

  private func heading(_ section: (text: String, id: String)) -> String {
    let id = anchors.id(section.id)
    return "<h2>\(section.text)<a class=\"anchor\" id=\"\(id)\" href=\"#\(id)\""
      + " aria-label=\"\(phrases.headingLink)\">#</a></h2>"
  }

  // MARK: - Evidence

  private var list: String {
    let rows = evidence.claims.claims.map { claim in
      let proofs = evidence.proofs(of: claim.id).map { line($0, of: claim.id) }.joined()
      return """
        <tr id="\(anchors.id("claim-\(claim.id)").htmlEscaped)"><th scope="row">\
        \(claim.id.htmlEscaped)</th>
        <td>\(claim.sentence.htmlEscaped)</td>
        <td><ul class="proofs">\(proofs)</ul></td></tr>

        """
    }
    let headers = phrases.evidenceHeaders
    return """
      \(heading(Self.sections(in: phrases)[0]))
      <div class="table-scroll" tabindex="0"><table class="ledger">
      <caption>\(phrases.evidenceCaption)</caption>
      <thead><tr><th scope="col">\(headers.id)</th><th scope="col">\(headers.claim)</th>\
      <th scope="col">\(headers.evidence)</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>
      """
  }

  /// A proof in the row of a claim; one that several claims share is written out in the first's row.
  private func line(_ proof: ClaimEvidence.Proof, of claim: String) -> String {
    let href = anchors.href(proof.anchor(for: claim), in: proof.chapter.slug).htmlEscaped
    let summary = ProofText(phrases).summary(of: proof.record).htmlEscaped
    let link = "<a href=\"\(href)\">\(proof.record.measure.htmlEscaped)</a>"
    guard claim == proof.mainClaim else {
      let first = "#\(anchors.id(Citation.prefix + proof.mainClaim))".htmlEscaped
      let shared = phrases.sameProof(
        as: "<a href=\"\(first)\">\(proof.mainClaim.htmlEscaped)</a>")
      return """
        <li>\(claims.mark(proof.record.result.holds)) \
        \(phrases.sentence(phrases.labelled(shared, link)))</li>
        """
    }
    return """
      <li>\(claims.mark(proof.record.result.holds)) \
      \(phrases.sentence(phrases.labelled(link, summary)))\
      \(claims.counterparts(of: proof))</li>
      """
  }

  // MARK: - Mutations

  private var matrix: String {
    let mutations = evidence.claims.mutations
    guard !mutations.isEmpty else { return "" }
    let head = mutations.map { "<th scope=\"col\">\($0.label.htmlEscaped)</th>" }.joined()
    let rows = evidence.claims.claims.map { claim in
      let href = "#\(anchors.id("claim-\(claim.id)"))".htmlEscaped
      return "<tr><th scope=\"row\"><a href=\"\(href)\">\(claim.id.htmlEscaped)</a></th>"
        + mutations.map { cell(claim, $0) }.joined() + "</tr>\n"
    }
    return """
      \(heading(Self.sections(in: phrases)[1]))
      <p>\(phrases.mutationsIntroduction)</p>
      <div class="table-scroll" tabindex="0"><table class="ledger teeth">
      <caption>\(phrases.mutationsCaption)</caption>
      <thead><tr><th scope="col">\(phrases.evidenceHeaders.claim)</th>\(head)</tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>
      """
  }

  private func cell(_ claim: Claim, _ mutation: Mutation) -> String {
    let results = evidence.proofs(of: claim.id).compactMap { $0.result(with: mutation.name) }
    let named = claim.kills.contains(mutation.name) ? " class=\"named\"" : ""
    guard !results.isEmpty else {
      return "<td\(named)><span aria-label=\"\(phrases.notTried)\">·</span></td>"
    }
    return "<td\(named)>\(claims.mark(results.allSatisfy(\.holds)))</td>"
  }
}
