import BookDocument
import CellRecords

/// The body of the page 论断台账: every claim with its evidence, and which mutation broke which claim.
public struct ClaimsPage {
  /// The page's title.
  public static let title = "论断台账"
  /// The page's file name in the output folder.
  public static let fileName = ClaimMarkup.ledgerName

  private let evidence: ClaimEvidence
  private let markup: ClaimMarkup

  /// Prepares the page.
  public init(_ evidence: ClaimEvidence) {
    self.evidence = evidence
    markup = ClaimMarkup(evidence: evidence, slug: "")
  }

  /// The body as HTML.
  public var html: String {
    let claims = evidence.claims.claims
    let broken = claims.filter(breaks).count
    return """
      <h1>\(Self.title)</h1>
      <p>书里下了 \(claims.count) 条论断，每一条都由一次真的运行来证明。能不能证伪，也试过了：\
      拿掉方法里的一样东西再跑一遍，证明就该不成立；没有东西可拿的，另算一个反例。\
      \(claims.count) 条里有 \(broken) 条被这样推翻过。</p>
      \(list)
      \(matrix)

      """
  }

  /// The sections for the outline: what they are called, and their anchors.
  static let sections = [
    (text: "每条论断的证据", id: "evidence"), (text: "拿掉什么，哪些论断不再成立", id: "teeth"),
  ]

  private func breaks(_ claim: Claim) -> Bool {
    claim.kills.contains { evidence.breaks(claim.id, without: $0) == true }
      || evidence.proofs(of: claim.id).contains { $0.record.control?.holds == false }
  }

  private func heading(_ heading: (text: String, id: String)) -> String {
    "<h2>\(heading.text)<a class=\"anchor\" id=\"\(heading.id)\" href=\"#\(heading.id)\""
      + " aria-label=\"本节链接\">#</a></h2>"
  }

  private var list: String {
    let rows = evidence.claims.claims.map { claim in
      let proofs = evidence.proofs(of: claim.id).map(line).joined()
      let id = claim.id.htmlEscaped
      return """
        <tr id="claim-\(id)"><th scope="row">\(id)</th>
        <td>\(claim.sentence.htmlEscaped)</td>
        <td><ul class="proofs">\(proofs)</ul></td></tr>

        """
    }
    return """
      \(heading(Self.sections[0]))
      <div class="table-scroll" tabindex="0"><table class="ledger">
      <caption>论断、证据和余量；链接通向算出它的那一格代码</caption>
      <thead><tr><th scope="col">编号</th><th scope="col">论断</th><th scope="col">证据</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>
      """
  }

  private func line(_ proof: ClaimEvidence.Proof) -> String {
    """
    <li>\(markup.mark(proof.record.result.holds)) \
    <a href="\(proof.chapter.slug.htmlEscaped).html#\(proof.anchor.htmlEscaped)">\
    \(proof.record.measure.htmlEscaped)</a>：\(ProofText.summary(of: proof.record).htmlEscaped)。\
    \(markup.counterparts(of: proof))</li>
    """
  }

  private var matrix: String {
    let mutations = evidence.claims.mutations
    guard !mutations.isEmpty else { return "" }
    let head = mutations.map { "<th scope=\"col\">\($0.label.htmlEscaped)</th>" }.joined()
    let rows = evidence.claims.claims.map { claim in
      "<tr><th scope=\"row\"><a href=\"#claim-\(claim.id.htmlEscaped)\">\(claim.id.htmlEscaped)</a></th>"
        + mutations.map { cell(claim, $0) }.joined() + "</tr>\n"
    }
    return """
      \(heading(Self.sections[1]))
      <p>每一列拿掉一样东西，把整章重新跑一遍。“✗” 是论断因此不成立，“✓” 是照样成立，\
      “·” 是那一章没有试它，或者没有跑到；加框的是论断自己点名、非推翻不可的。</p>
      <div class="table-scroll" tabindex="0"><table class="ledger teeth">
      <caption>缺陷与论断</caption>
      <thead><tr><th scope="col">论断</th>\(head)</tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>
      """
  }

  private func cell(_ claim: Claim, _ mutation: Mutation) -> String {
    let results = evidence.proofs(of: claim.id).compactMap { $0.result(without: mutation.name) }
    let isNamed = claim.kills.contains(mutation.name)
    let named = isNamed ? " class=\"named\"" : ""
    guard !results.isEmpty else { return "<td\(named)><span aria-label=\"没有试\">·</span></td>" }
    return "<td\(named)>\(markup.mark(results.allSatisfy(\.holds)))</td>"
  }
}
