import BookDocument
import CellRecords

/// A piece of a chapter's own text, in reading order.
enum SourcePart {
  /// Markdown as the author wrote it.
  case text(String)
  /// A cell with its fence.
  ///
  /// - lead: what stands before the opening fence, of a list or quotation.
  /// - margin: what stands before the closing fence, and so before every line that is put there.
  case cell(Int, lead: String, margin: String)
  /// A computed value.
  case value(Int)
  /// A reference.
  case reference(Reference)
  /// A figure shown once more.
  case repetition(Reference)
  /// A formula; one on lines of its own comes with its margin.
  case formula(Formula, lead: String, margin: String)
}
