/// A reference in a sentence to a labelled figure, whose text the build writes: 图 6.2.
public struct Reference: Sendable, Hashable {
  /// The label that is referred to.
  public var label: String
  /// Where the reference stands.
  public var location: SourceLocation

  /// Creates a reference.
  public init(label: String, location: SourceLocation) {
    self.label = label
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
