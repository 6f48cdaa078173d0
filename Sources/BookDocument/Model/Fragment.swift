/// A piece of a chapter's body: finished HTML, or a place that a later step fills.
public enum Fragment: Sendable, Hashable {
  /// HTML as it goes into the page.
  case html(String)
  /// The place of the cell with this index.
  case cell(Int)
  /// The place of the inline value with this index.
  case inlineValue(Int)
  /// A formula in TeX.
  case formula(Formula)
  /// A reference to a label: `[](#fig-causal-mask)`.
  case reference(Reference)
  /// A labelled figure shown once more: `![](#fig-causal-mask)`.
  case repetition(Reference)
}
