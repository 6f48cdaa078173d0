import BookDocument
import CellRecords

/// Writes claims as HTML: the badge beside a sentence, and the proofs under a cell.
struct ClaimMarkup {
  /// The page of all claims.
  static let ledgerName = "claims.html"

  let evidence: ClaimEvidence?
  let slug: String

  /// The badge of `[](#claim-6.1-d)`: values of this chapter's proofs, or a link to the ledger.
  func badge(for id: String) -> String {
    let own = evidence?.proofs(of: id).filter { $0.chapter.slug == slug } ?? []
    let name = "论断 \(id.htmlEscaped)"
    guard let first = own.first else {
      return
        "<a class=\"claim-badge\" href=\"\(Self.ledgerName)#claim-\(id.htmlEscaped)\">\(name)</a>"
    }
    let more = own.count > 1 ? "，另有 \(own.count - 1) 项" : ""
    return """
      <a class="claim-badge" href="#\(first.anchor.htmlEscaped)">\(mark(own.allSatisfy(\.record.result.holds))) \
      <span class="claim-id">\(name)</span> \
      <span class="claim-value">\(ProofText.summary(of: first.record).htmlEscaped)\(more)</span></a>
      """
  }

  /// The proofs that a cell gave, as a list under it; nothing if it gave none.
  func proofs(inCell cell: Int) -> String {
    guard let evidence else { return "" }
    let records = evidence.claims.claims.flatMap { evidence.proofs(of: $0.id) }
      .filter { $0.chapter.slug == slug && $0.record.place.cell == cell }
      .sorted { $0.record.place.line < $1.record.place.line }
    guard !records.isEmpty else { return "" }
    return "<ul class=\"proofs\">\n" + records.map(item).joined() + "</ul>"
  }

  private func item(_ proof: ClaimEvidence.Proof) -> String {
    let id = proof.record.claim.htmlEscaped
    return """
      <li id="\(proof.anchor.htmlEscaped)">\(mark(proof.record.result.holds)) \
      <a class="claim-id" href="\(Self.ledgerName)#claim-\(id)">论断 \(id)</a> \
      \(proof.record.measure.htmlEscaped)：\(ProofText.summary(of: proof.record).htmlEscaped)。 \
      <a class="anchor" href="#\(proof.anchor.htmlEscaped)" aria-label="这条证明的链接">#</a>\
      \(counterparts(of: proof))</li>

      """
  }

  /// What happened to the proof when something was left out, and in its control case.
  func counterparts(of proof: ClaimEvidence.Proof) -> String {
    let named = evidence?.claims.claim(proof.record.claim)?.kills ?? []
    var parts = named.compactMap { name -> String? in
      guard let mutation = evidence?.claims.mutation(name) else { return nil }
      guard let result = proof.result(without: name) else { return nil }
      return part(mutation.label, result)
    }
    if let control = proof.record.control { parts.append(part("反例", control)) }
    guard !parts.isEmpty else { return "" }
    return "<span class=\"claim-counterparts\">\(parts.joined(separator: "；"))。</span>"
  }

  private func part(_ label: String, _ result: ProofResult) -> String {
    let found = ProofText.found(result).htmlEscaped
    let mark = result.value == nil ? "" : " " + mark(result.holds)
    return "\(label.htmlEscaped)：\(found)\(mark)"
  }

  /// A tick or a cross that is also said in words.
  func mark(_ holds: Bool) -> String {
    let kind = holds ? "claim-holds" : "claim-breaks"
    let word = holds ? "成立" : "不成立"
    return "<span class=\"\(kind)\" role=\"img\" aria-label=\"\(word)\">\(holds ? "✓" : "✗")</span>"
  }
}
