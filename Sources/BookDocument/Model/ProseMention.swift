/// Something in a chapter's prose that the book may know more about: a name in backquotes, a number.
public struct ProseMention: Sendable, Hashable {
  /// The text as it stands there.
  public var text: String
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a mention.
  public init(text: String, location: SourceLocation) {
    self.text = text
    self.location = location
  }
}
