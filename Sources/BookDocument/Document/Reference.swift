/// A reference in a sentence whose text the build writes: 图 6.2, 式 6.3, 6.2 节.
package struct Reference: Sendable, Hashable {
  /// The label that is referred to; with a chapter also a heading's id, or nothing for the chapter.
  package var label: String
  /// The chapter that the author named, as in `[](07-summary.md#words)`.
  package var chapter: String?
  /// Whether it is called by its title and not by its number, as DocC's links are.
  package var showsTitle: Bool
  package var location: SourceLocation

  package init(
    label: String, chapter: String? = nil, showsTitle: Bool = false, location: SourceLocation
  ) {
    self.label = label
    self.chapter = chapter
    self.showsTitle = showsTitle
    self.location = location
  }
}

/// The mark after a sentence that makes a claim, `[](#claim-6.1-d)`, or a reference to the claim's
/// proof, `[](#proof-6.1-d)`.
package struct Citation: Sendable, Hashable {
  /// The claim's id, `6.1-d`.
  package var claim: String
  package var location: SourceLocation

  package init(claim: String, location: SourceLocation) {
    self.claim = claim
    self.location = location
  }

  /// What the label of a citation starts with.
  package static let prefix = "claim-"

  /// What the label of a reference to a proof starts with.
  package static let proofPrefix = "proof-"
}
