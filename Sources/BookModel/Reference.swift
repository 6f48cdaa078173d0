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
