/// A heading of a chapter.
public struct Heading: Sendable, Hashable {
  /// The level, 1 to 6.
  public var level: Int
  /// The heading's text without markup.
  public var text: String
  /// The id that a link can name: the label, or else one made from the text.
  public var id: String
  /// The label that the author gave it, by which the whole book can refer to it.
  public var label: String?
  /// The id made from the text, which links may name beside a label.
  public var textID: String
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a heading; its id is the label if it has one.
  public init(
    level: Int, text: String, textID: String, label: String? = nil, location: SourceLocation
  ) {
    self.level = level
    self.text = text
    self.label = label
    self.textID = textID
    self.location = location
    id = label ?? textID
  }
}
