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
      <a class="claim-badge" href="#\(anchors.id(first.anchor).htmlEscaped)">\
      \(mark(own.allSatisfy(\.record.result.holds))) \
      <span class="claim-id">\(name)</span> \
      <span class="claim-value">\(phrases.joined([summary] + more))</span></a>
      """
  }

  /// The proofs in a cell, with what was tried against them.
  func proofs(in cell: Cell) -> String {
    guard let evidence else { return "" }
    let proofs = evidence.claims.claims.flatMap { evidence.proofs(of: $0.id, in: anchors.page) }
      .filter { $0.record.place.cell == cell.index }
      .sorted { $0.record.place.line < $1.record.place.line }
    guard !proofs.isEmpty else { return "" }
    return "<ul class=\"proofs\">\n" + proofs.map(item).joined() + "</ul>"
  }

  private func item(_ proof: ClaimEvidence.Proof) -> String {
    let id = anchors.id(proof.anchor).htmlEscaped
    return """
      <li id="\(id)">\(mark(proof.record.result.holds)) \
      <a class="claim-id" href="\(ledger(proof.record.claim))">\
      \(phrases.claim(proof.record.claim).htmlEscaped)</a> \
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
    let named = evidence?.claims.claim(proof.record.claim)?.kills ?? []
    var parts = named.compactMap { name -> String? in
      guard let mutation = evidence?.claims.mutation(name), let result = proof.result(with: name)
      else { return nil }
      return part(mutation.label, result)
    }
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
