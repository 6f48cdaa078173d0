import BookDocument
import BookLanguage
import CellRecords

/// Writes the badges of claims beside their sentences, and the proofs under the cells.
struct ClaimHTML {
  /// What the claims rest on; nothing in a book without claims.
  let evidence: ClaimEvidence?
  let phrases: any Phrases
  let anchors: Anchors

  private var proofText: ProofText { ProofText(phrases) }

  /// The badge beside a sentence: it shows values of its own chapter only, so that a page depends on
  /// no other chapter's run.
  func badge(for id: String) -> String {
    let own = evidence?.proofs(of: id, in: anchors.page) ?? []
    let name = phrases.claim(id).htmlEscaped
    guard let first = own.first else {
      return "<a class=\"claim-badge\" href=\"\(ledger(id))\">\(name)</a>"
    }
    let summary = proofText.summary(of: first.record).htmlEscaped
    let more = own.count > 1 ? [phrases.moreProofs(own.count - 1)] : []
    return """
      <a class="claim-badge" href="#\(anchors.id(first.anchor(for: id)).htmlEscaped)">\
      \(mark(own.allSatisfy(\.record.result.holds))) \
      <span class="claim-id">\(name)</span> \
      <span class="claim-value">\(phrases.joined([summary] + more))</span></a>
      """
  }

  /// The name of a claim's proof, which leads to it: in this page if it is here, or else by way of the
  /// list of all claims, so that a page depends on no other chapter's run.
  func link(toProofOf claim: String) -> String {
    let own = evidence?.proofs(of: claim, in: anchors.page).first
    let href = own.map { "#\(anchors.id($0.anchor(for: claim)).htmlEscaped)" } ?? ledger(claim)
    return "<a href=\"\(href)\">\(phrases.proof(claim).htmlEscaped)</a>"
  }

  /// The proofs in a cell, with what was tried against them.
  func proofs(in cell: Cell) -> String {
    guard let evidence else { return "" }
    let proofs = evidence.proofs
      .filter { $0.chapter.slug == anchors.page && $0.record.place.cell == cell.index }
      .sorted { $0.record.place.line < $1.record.place.line }
    guard !proofs.isEmpty else { return "" }
    return "<ul class=\"proofs\">\n" + proofs.map(item).joined() + "</ul>"
  }

  private func item(_ proof: ClaimEvidence.Proof) -> String {
    let ids = proof.anchors.map { anchors.id($0).htmlEscaped }
    let id = ids[0]
    let places = ids.dropFirst().map { "<span id=\"\($0)\"></span>" }.joined()
    let names = proof.record.claims.map { claim in
      "<a class=\"claim-id\" href=\"\(ledger(claim))\">\(phrases.claim(claim).htmlEscaped)</a>"
    }
    return """
      <li id="\(id)">\(places)\(mark(proof.record.result.holds)) \
      \(phrases.list(names)) \
      \(finding(proof.record)) \
      <a class="anchor" href="#\(id)" aria-label="\(phrases.proofLink)">#</a>\
      \(counterparts(of: proof))</li>

      """
  }

  /// What was measured, and how it compares with its bound.
  func finding(_ proof: ProofRecord) -> String {
    phrases.sentence(phrases.labelled(proof.measure, proofText.summary(of: proof))).htmlEscaped
  }

  /// What mutations and the control case gave.
  func counterparts(of proof: ClaimEvidence.Proof) -> String {
    var parts =
      evidence?.mutations(namedFor: proof).map { part($0.mutation.label, $0.result) } ?? []
    if let control = proof.record.control { parts.append(part(phrases.control, control)) }
    guard !parts.isEmpty else { return "" }
    let text = phrases.sentence(phrases.statements(parts))
    return "<span class=\"claim-counterparts\">\(text)</span>"
  }

  private func part(_ label: String, _ result: ProofResult) -> String {
    let found = phrases.labelled(label, proofText.found(result)).htmlEscaped
    return result.value == nil ? found : "\(found) \(mark(result.holds))"
  }

  func mark(_ holds: Bool) -> String {
    let kind = holds ? "claim-holds" : "claim-breaks"
    let word = phrases.holds(holds)
    return "<span class=\"\(kind)\" role=\"img\" aria-label=\"\(word)\">\(holds ? "✓" : "✗")</span>"
  }

  private func ledger(_ id: String) -> String {
    anchors.href("claim-\(id)", in: ClaimsPage.slug).htmlEscaped
  }
}
