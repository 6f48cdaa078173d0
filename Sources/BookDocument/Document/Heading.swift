/// A heading of a chapter.
package struct Heading: Sendable, Hashable {
  /// The level, 1 to 6.
  package var level: Int
  package var content: [Inline]
  /// The name that the author gave it, by which the whole book can refer to it.
  package var label: Label?
  /// The id made from the text, which links may name beside a label.
  package var textID: String
  package var location: SourceLocation

  /// The id that a link can name: the label, or else the one made from the text.
  package var id: String { label?.name ?? textID }

  /// The heading's text without markup.
  package var text: String { content.plainText }
}
