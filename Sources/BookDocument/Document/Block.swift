/// A part of a chapter that has lines of its own.
public struct Block: Sendable, Hashable {
  public indirect enum Content: Sendable, Hashable {
    case heading(Heading)
    case paragraph([Inline])
    case list(List)
    case quote([Block])
    /// `> [!NOTE] title`.
    case box(Box)
    case table(Table)
    /// A fenced or indented block that is no cell.
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

  public var content: Content
  /// Where the author wrote it.
  public var range: SourceRange

  public init(_ content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }
}

extension Block {
  public struct List: Sendable, Hashable {
    public struct Item: Sendable, Hashable {
      public var blocks: [Block]
      /// Whether the item's box is ticked; nil for an item without a box.
      public var isDone: Bool?
    }

    /// The number of the first item; nil for a list without numbers.
    public var start: Int?
    /// Whether the items' paragraphs follow each other without space.
    public var isTight: Bool
    public var items: [Item]
  }

  public struct Box: Sendable, Hashable {
    public var kind: BoxKind
    /// What the author wrote after the marker, on its line.
    public var title: [Inline]
    public var blocks: [Block]
  }

  public struct CodeBlock: Sendable, Hashable {
    /// All that follows the opening fence.
    public var info: String
    public var text: String

    /// The first word after the opening fence.
    public var language: String { info.split(separator: " ").first.map(String.init) ?? "" }
  }

  public struct Table: Sendable, Hashable {
    public enum Alignment: String, Sendable, Hashable {
      case left, center, right
    }

    /// The columns' alignments; nil where the author chose none.
    public var columns: [Alignment?]
    public var header: [[Inline]]
    public var rows: [[[Inline]]]
    /// The caption without its label, if the author wrote one.
    public var caption: [Inline]?
    public var label: Label?
  }
}
