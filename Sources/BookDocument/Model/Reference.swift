/// A reference in a sentence whose text the build writes: 图 6.2, 式 6.3, 6.2 节.
public struct Reference: Sendable, Hashable {
  /// The label that is referred to; with a chapter also a heading's id, or nothing for the chapter.
  public var label: String
  /// The chapter that the author named, as in `[](07-summary.md#words)`.
  public var chapter: String?
  /// Where the reference stands.
  public var location: SourceLocation

  /// Creates a reference.
  public init(label: String, chapter: String? = nil, location: SourceLocation) {
    self.label = label
    self.chapter = chapter
    self.location = location
  }
}

extension Reference {
  /// The id of the claim that is cited, `6.1-d` for `[](#claim-6.1-d)`; nothing for other labels.
  public var claim: String? {
    let prefix = "claim-"
    return label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : nil
  }
}
