/// A part of a chapter that has lines of its own.
package struct Block: Sendable, Hashable {
  package indirect enum Content: Sendable, Hashable {
    case heading(Heading)
    case paragraph([Inline])
    case list(List)
    case quote([Block])
    /// `> [!NOTE] title`.
    case box(Box)
    case table(Table)
    /// A fenced or indented block that is not a cell.
    case code(CodeBlock)
    /// The cell with this index.
    case cell(Int)
    case formula(Formula)
    /// Lines of a source file of the package.
    case excerpt(Excerpt)
    /// A labelled figure shown once more: `![](#fig-causal-mask)`.
    case embed(Reference)
    /// Raw HTML, which readers see as it is written.
    case html(String)
    case rule
  }

  package var content: Content
  /// Where the author wrote it.
  package var range: SourceRange

  package init(_ content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }
}

extension Block {
  package struct List: Sendable, Hashable {
    package struct Item: Sendable, Hashable {
      package var blocks: [Block]
      /// Whether the item's box is ticked; nil for an item without a box.
      package var isDone: Bool?
    }

    /// The number of the first item; nil for a list without numbers.
    package var start: Int?
    /// Whether the items' paragraphs follow each other without space.
    package var isTight: Bool
    package var items: [Item]
  }

  package struct Box: Sendable, Hashable {
    package var kind: BoxKind
    /// What the author calls it in place of its kind's word: `Experiment`.
    package var name: String?
    /// What the author wrote after the marker, on its line.
    package var title: [Inline]
    package var blocks: [Block]
  }

  package struct CodeBlock: Sendable, Hashable {
    /// All that follows the opening fence.
    package var info: String
    package var text: String

    /// The first word after the opening fence.
    package var language: String { info.split(separator: " ").first.map(String.init) ?? "" }
  }

  package struct Table: Sendable, Hashable {
    package enum Alignment: String, Sendable, Hashable {
      case left, center, right
    }

    /// The columns' alignments; nil where the author chose none.
    package var columns: [Alignment?]
    package var header: [[Inline]]
    package var rows: [[[Inline]]]
    /// The caption without its label, if the author wrote one.
    package var caption: [Inline]?
    package var label: Label?
  }
}
