/// A heading of a chapter.
public struct Heading: Sendable, Hashable {
  /// The level, 1 to 6.
  public var level: Int
  /// The heading's text without markup.
  public var text: String
  /// The stable id that a link can name.
  public var id: String

  /// Creates a heading.
  public init(level: Int, text: String, id: String) {
    self.level = level
    self.text = text
    self.id = id
  }
}
