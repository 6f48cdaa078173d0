import BookDocument
import CellRecords

extension SearchIndex {
  /// The index of a book.
  ///
  /// - Parameters:
  ///   - chapters: All chapters, in order.
  ///   - runs: What those gave that have run, by their names; the values in the sentences of the
  ///     others are left out.
  ///   - claims: What the book claims, if it claims anything.
  ///   - index: The numbers of the figures.
  public init(
    _ chapters: [Chapter], runs: [String: ChapterRun], claims: ClaimList?, index: ReferenceIndex
  ) {
    let proven = ClaimEvidence(
      claims ?? ClaimList(path: ""),
      chapters: chapters.compactMap { chapter in
        runs[chapter.slug].map { (chapter, $0) }
      })
    var entries: [SearchEntry] = []
    for chapter in chapters {
      var text = ChapterText(chapter, run: runs[chapter.slug], index: index)
      entries += text.entries()
      for claim in claims?.claims ?? [] {
        entries += proven.proofs(of: claim.id).filter { $0.chapter.slug == chapter.slug }
          .map { Self.entry(of: $0, claim) }
      }
    }
    for claim in claims?.claims ?? [] {
      entries.append(
        SearchEntry(
          page: ClaimsPage.fileName, anchor: "claim-\(claim.id)", kind: .claim,
          title: "论断 \(claim.id)", text: claim.sentence))
    }
    self.init(entries)
  }

  private static func entry(of proof: ClaimEvidence.Proof, _ claim: Claim) -> SearchEntry {
    SearchEntry(
      page: "\(proof.chapter.slug).html", anchor: proof.anchor, kind: .claim,
      title: "论断 \(claim.id) 的证明", text: "\(proof.record.measure)。\(claim.sentence)")
  }
}
