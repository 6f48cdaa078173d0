import BookDocument
import BookLanguage
import CellRecords

/// Writes the marks of claims behind their sentences, and what the proofs in a cell found.
struct ClaimHTML {
  /// What the claims rest on; nothing in a book without claims.
  let evidence: ClaimEvidence?
  let phrases: any Phrases
  let anchors: Anchors
  /// The claims that the page cites, each with the place of its first citation.
  let citations: [String: SourceLocation]

  init(
    evidence: ClaimEvidence?, phrases: any Phrases, anchors: Anchors, chapter: Chapter? = nil
  ) {
    self.evidence = evidence
    self.phrases = phrases
    self.anchors = anchors
    citations = Dictionary(chapter?.citations.map { ($0.claim, $0.location) } ?? []) {
      first, _ in first
    }
  }

  private var proofText: ProofText { ProofText(phrases) }

  // MARK: - Sentences

  /// The mark behind a sentence, with what the claim rests on: it shows values of its own chapter only,
  /// so that a page depends on no other chapter's run.
  func mark(for citation: Citation) -> String {
    let claim = citation.claim
    let own = evidence?.proofs(of: claim, in: anchors.page) ?? []
    let name = phrases.claim(claim).htmlEscaped
    let isFirst = citations[claim] == citation.location
    let id = isFirst ? " id=\"\(anchors.id(Self.citationPrefix + claim).htmlEscaped)\"" : ""
    guard let first = own.first else {
      return "<a class=\"claim-link\"\(id) href=\"\(ledger(claim))\">\(name)</a>"
    }
    let proof = "#\(anchors.id(first.anchor(for: claim)).htmlEscaped)"
    let holds = own.allSatisfy(\.record.result.holds)
    let sign = holds ? "✓" : "✗"
    guard !anchors.isPrinted else {
      return "<a class=\"claim-mark\"\(id) href=\"\(proof)\">\(sign)</a>"
    }
    let label = phrases.labelled(name, phrases.holds(holds))
    return """
      <span class="claim\(holds ? "" : " breaks")"\(id)><button type="button" class="claim-mark" aria-label="\(label)">\
      \(sign)</button><span class="claim-note" role="note"><span class="claim-id">\(label)</span> \
      \(finding(first.record)) \(own.count > 1 ? phrases.moreProofs(own.count - 1) : "")\
      <a href="\(proof)">\(phrases.seeEvidence)</a></span></span>
      """
  }

  /// What the id of a claim's first citation in a page starts with.
  static let citationPrefix = "cited-"

  /// The name of a claim's proof, which leads to it: in this page if it is here, or else by way of the
  /// list of all claims, so that a page depends on no other chapter's run.
  func link(toProofOf claim: String) -> String {
    let own = evidence?.proofs(of: claim, in: anchors.page).first
    let href = own.map { "#\(anchors.id($0.anchor(for: claim)).htmlEscaped)" } ?? ledger(claim)
    return "<a href=\"\(href)\">\(phrases.proof(claim).htmlEscaped)</a>"
  }

  // MARK: - Evidence

  /// The proofs in a cell, with what was tried against them; nil where there is none.
  func proofs(in cell: Cell) -> String? {
    let proofs = (evidence?.proofs ?? [])
      .filter { $0.chapter.slug == anchors.page && $0.record.place.cell == cell.index }
      .sorted { $0.record.place.line < $1.record.place.line }
    guard !proofs.isEmpty else { return nil }
    let tables = proofs.map(table).joined(separator: "\n")
    guard !anchors.isPrinted else { return tables }
    let holds = proofs.allSatisfy(\.record.result.holds)
    return """
      <details class="cell-evidence"\(holds ? "" : " open")>\
      <summary>\(phrases.evidence(proofs.count))</summary>
      \(tables)
      </details>
      """
  }

  private func table(of proof: ClaimEvidence.Proof) -> String {
    let ids = proof.anchors.map { anchors.id($0).htmlEscaped }
    let places = ids.dropFirst().map { "<span id=\"\($0)\"></span>" }.joined()
    let headers = phrases.proofHeaders
    let titles = [headers.condition, headers.measured, headers.required, headers.result]
      .map { "<th scope=\"col\">\($0)</th>" }.joined()
    return """
      <table class="evidence" id="\(ids[0])">
      <caption>\(places)\(proof.record.measure.htmlEscaped) \
      <span class="claim-ways">\(ways(of: proof))</span></caption>
      <thead><tr>\(titles)</tr></thead>
      <tbody>
      \(rows(of: proof).joined(separator: "\n"))
      </tbody></table>
      """
  }

  /// The claims that a proof proves: in the list of all, and back in the text.
  private func ways(of proof: ClaimEvidence.Proof) -> String {
    let names = proof.record.claims.map { claim in
      let name = "<a href=\"\(ledger(claim))\">\(phrases.claim(claim).htmlEscaped)</a>"
      guard citations[claim] != nil else { return name }
      let back = anchors.id(Self.citationPrefix + claim).htmlEscaped
      return "\(name) <a href=\"#\(back)\">\(phrases.backToSentence)</a>"
    }
    return phrases.list(names)
  }

  private func rows(of proof: ClaimEvidence.Proof) -> [String] {
    let record = proof.record
    let outcome = [phrases.holds(record.result.holds), proofText.margin(of: record)]
      .compactMap(\.self)
    let main = row(
      phrases.asWritten, record.result, required: proofText.demand(of: record),
      outcome: "\(mark(record.result.holds)) \(phrases.joined(outcome))")
    // Only those that this proof rejects: another proof of the claim may reject the rest.
    let killed = (evidence?.mutations(namedFor: proof) ?? []).filter { !$0.result.holds }
      .map { ($0.mutation.label, $0.result) }
    let control = record.control.map { [(phrases.control, $0)] } ?? []
    return [main]
      + (killed + control).map { label, result in
        row(
          label, result, required: phrases.mustFail,
          outcome: result.holds
            ? "\(mark(false)) \(phrases.holds(true))" : phrases.failedAsExpected)
      }
  }

  private func row(
    _ condition: String, _ result: ProofResult, required: String?, outcome: String
  ) -> String {
    "<tr><th scope=\"row\">\(condition.htmlEscaped)</th>"
      + "<td>\(proofText.value(of: result).htmlEscaped)</td>"
      + "<td>\((required ?? phrases.holds(true)).htmlEscaped)</td><td>\(outcome)</td></tr>"
  }

  /// What was measured, and how it compares with its bound.
  func finding(_ proof: ProofRecord) -> String {
    phrases.sentence(phrases.labelled(proof.measure, proofText.summary(of: proof))).htmlEscaped
  }

  /// A sign that screen readers pass over; words beside it say the same.
  func mark(_ holds: Bool) -> String {
    "<span class=\"\(holds ? "claim-holds" : "claim-breaks")\" aria-hidden=\"true\">"
      + "\(holds ? "✓" : "✗")</span>"
  }

  private func ledger(_ id: String) -> String {
    anchors.href("claim-\(id)", in: ClaimsPage.slug).htmlEscaped
  }
}
