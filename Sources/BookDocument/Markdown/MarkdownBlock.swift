/// A block of a Markdown text, as the editions without HTML need it.
public indirect enum MarkdownBlock: Sendable, Hashable {
  /// A heading of this level, 1 to 6.
  case heading(Int, [MarkdownInline])
  /// A paragraph.
  case paragraph([MarkdownInline])
  /// A block of code with the first word behind its fence.
  case code(language: String, text: String)
  /// A list; one with numbers begins with the first.
  case list(first: Int?, isTight: Bool, items: [[MarkdownBlock]])
  /// A quotation.
  case quote([MarkdownBlock])
  /// A table: its rows of cells, the first of them the header.
  case table([[[MarkdownInline]]])
  /// A line across.
  case rule
  /// Raw HTML, which is shown as it is written.
  case html(String)
  /// What a footnote says.
  case footnote(String, [MarkdownBlock])
}
