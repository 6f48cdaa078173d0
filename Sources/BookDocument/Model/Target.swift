/// A numbered thing in a chapter's text that is neither a cell nor a heading.
public struct Target: Sendable, Hashable {
  /// The kinds of thing.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// A table written in Markdown, with a caption.
    case table
    /// A block formula with a label.
    case equation
  }

  /// What it is.
  public var kind: Kind
  /// The name by which references name it.
  public var label: String
  /// Where the label stands.
  public var location: SourceLocation

  /// Creates a target.
  public init(_ kind: Kind, label: String, location: SourceLocation) {
    self.kind = kind
    self.label = label
    self.location = location
  }
}
