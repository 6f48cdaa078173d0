/// A heading of a chapter.
public struct Heading: Sendable, Hashable {
  /// The level, 1 to 6.
  public var level: Int
  public var content: [Inline]
  /// The name that the author gave it, by which the whole book can refer to it.
  public var label: Label?
  /// The id made from the text, which links may name beside a label.
  public var textID: String
  public var location: SourceLocation

  /// The id that a link can name: the label, or else the one made from the text.
  public var id: String { label?.name ?? textID }

  /// The heading's text without markup.
  public var text: String { content.plainText }
}
