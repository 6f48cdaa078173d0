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
    [(phrases.evidenceTitle, "evidence"), (phrases.mutationsTitle, "mutations")]
  }

  /// The content of the page's article.
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
    let headers = phrases.evidenceHeaders
    return """
      \(heading(Self.sections(in: phrases)[0]))
      <div class="table-scroll"><table class="ledger">
      <caption>\(phrases.evidenceCaption)</caption>
      <thead><tr><th scope="col">\(headers.id)</th><th scope="col">\(headers.claim)</th>\
      <th scope="col">\(headers.evidence)</th><th scope="col">\(headers.rejected)</th></tr></thead>
      \(evidence.claims.claims.map(rows).joined())</table></div>
      """
  }

  /// The rows of a claim, one for each proof.
  private func rows(of claim: Claim) -> String {
    let proofs = evidence.proofs(of: claim.id)
    let span = proofs.count > 1 ? " rowspan=\"\(proofs.count)\"" : ""
    let head = """
      <th scope="rowgroup"\(span)>\(linkToSentence(of: claim))</th>
      <td\(span)>\(claim.sentence.htmlEscaped)</td>

      """
    let cells = proofs.map { proof in
      proof.mainClaim == claim.id
        ? "<td>\(line(proof, of: claim.id))</td>\n<td>\(rejected(by: proof))</td>"
        : "<td colspan=\"2\">\(reference(to: proof, of: claim.id))</td>"
    }
    let rows = (cells.isEmpty ? ["<td></td><td></td>"] : cells).enumerated().map { index, cells in
      "<tr>\(index == 0 ? head : "")\(cells)</tr>\n"
    }
    let id = anchors.id(Citation.prefix + claim.id).htmlEscaped
    return "<tbody id=\"\(id)\">\n\(rows.joined())</tbody>\n"
  }

  /// The claim's id, which leads to its sentence where a chapter that proves it cites it.
  private func linkToSentence(of claim: Claim) -> String {
    let id = claim.id.htmlEscaped
    let chapters = evidence.proofs(of: claim.id).map(\.chapter)
    guard
      let chapter = chapters.first(where: { $0.citations.contains { $0.claim == claim.id } })
    else { return id }
    let href = anchors.href(ClaimHTML.citationPrefix + claim.id, in: chapter.slug).htmlEscaped
    return "<a href=\"\(href)\">\(id)</a>"
  }

  private func link(to proof: ClaimEvidence.Proof, of claim: String) -> String {
    let href = anchors.href(proof.anchor(for: claim), in: proof.chapter.slug).htmlEscaped
    return "<a href=\"\(href)\">\(proof.record.measure.htmlEscaped)</a>"
  }

  private func line(_ proof: ClaimEvidence.Proof, of claim: String) -> String {
    let summary = ProofText(phrases).summary(of: proof.record).htmlEscaped
    let finding = phrases.sentence(phrases.labelled(link(to: proof, of: claim), summary))
    return "\(mark(proof)) \(finding)"
  }

  private func mark(_ proof: ClaimEvidence.Proof) -> String {
    let holds = proof.record.result.holds
    return claims.mark(holds)
      + "<span class=\"visually-hidden\">\(phrases.labelled(phrases.holds(holds), ""))</span>"
  }

  /// A proof that several claims share is written out in the row of the first.
  private func reference(to proof: ClaimEvidence.Proof, of claim: String) -> String {
    let first = "#\(anchors.id(Citation.prefix + proof.mainClaim))".htmlEscaped
    let shared = phrases.sameProof(
      as: "<a href=\"\(first)\">\(proof.mainClaim.htmlEscaped)</a>")
    let finding = phrases.sentence(phrases.labelled(shared, link(to: proof, of: claim)))
    return "\(mark(proof)) \(finding)"
  }

  /// The wrong models that a proof does not let pass: mutations that it kills, and its control.
  private func rejected(by proof: ClaimEvidence.Proof) -> String {
    let text = ProofText(phrases)
    var parts = evidence.mutations(killedBy: proof).map { mutation, result in
      phrases.killed(phrases.labelled(mutation.label, text.found(result)))
    }
    if let control = proof.record.control, !control.holds {
      parts.append(phrases.rejected(phrases.labelled(phrases.control, text.found(control))))
    }
    guard !parts.isEmpty else { return phrases.nothingRejected }
    return "<ul>" + parts.map { "<li>\($0.htmlEscaped)</li>" }.joined() + "</ul>"
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
      <div class="table-scroll"><table class="ledger mutations">
      <caption>\(phrases.mutationsCaption)</caption>
      <thead><tr><th scope="col">\(phrases.evidenceHeaders.claim)</th>\(head)</tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>
      """
  }

  private func cell(_ claim: Claim, _ mutation: Mutation) -> String {
    let results = evidence.proofs(of: claim.id).compactMap { $0.result(with: mutation.name) }
    guard !results.isEmpty else {
      return "<td><span aria-hidden=\"true\">·</span>"
        + "<span class=\"visually-hidden\">\(phrases.notTried)</span></td>"
    }
    guard !results.allSatisfy(\.holds) else {
      return "<td class=\"survives\">\(phrases.holds(true))</td>"
    }
    let named = claim.kills.contains(mutation.name) ? " class=\"named\"" : ""
    return "<td\(named)>\(phrases.isKilled)</td>"
  }
}
