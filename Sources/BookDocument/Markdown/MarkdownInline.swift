/// A piece of a line of Markdown, as the editions without HTML need it.
public indirect enum MarkdownInline: Sendable, Hashable {
  /// Plain text; raw HTML is text too.
  case text(String)
  /// Code in a sentence.
  case code(String)
  /// Text that stands out in some way.
  case marked([MarkdownInline])
  /// A link.
  case link(String, [MarkdownInline])
  /// A picture with its alternative text.
  case image(String, [MarkdownInline])
  /// The mark of a footnote.
  case footnote(String)
  /// A line's end that is a space.
  case softBreak
  /// A line's end that stays one.
  case lineBreak
}
