/// A link with a text of its own to a place in a chapter of the book: `[见下](07-summary.md#words)`.
public struct PageLink: Sendable, Hashable {
  /// The chapter.
  public var slug: String
  /// The heading or label in that chapter, as the author wrote it.
  public var anchor: String
  /// Where the link stands.
  public var location: SourceLocation

  /// Creates a link.
  public init(slug: String, anchor: String, location: SourceLocation) {
    self.slug = slug
    self.anchor = anchor
    self.location = location
  }
}
