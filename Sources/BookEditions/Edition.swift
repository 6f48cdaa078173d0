public import BookModel

/// A chapter with all that an edition says about it: its text, what its cells gave, and the numbers
/// that the book gives to figures.
public struct Edition: Sendable {
  /// Where a reference leads.
  public struct Target: Sendable, Hashable {
    /// What stands in the sentence, 图 6.2.
    public var text: String
    /// The chapter that it is in.
    public var slug: String

    /// Creates a target.
    public init(text: String, slug: String) {
      self.text = text
      self.slug = slug
    }
  }

  let chapter: Chapter
  let run: ChapterRun
  let source: SourceText
  let numbers: [Int: String]
  let targets: [String: Target]
  let slugs: [String]

  /// Collects what the editions of a chapter say.
  ///
  /// `source` is the text that the chapter was read from, `numbers` holds the number of each cell's
  /// figure that has one, `targets` says where each label of the book leads, and `slugs` names all
  /// chapters.
  public init(
    _ chapter: Chapter, run: ChapterRun, source: SourceText, numbers: [Int: String],
    targets: [String: Target], slugs: [String]
  ) {
    self.chapter = chapter
    self.run = run
    self.source = source
    self.numbers = numbers
    self.targets = targets
    self.slugs = slugs
  }

  /// The chapter in a form other than HTML.
  ///
  /// - Parameters:
  ///   - format: The form.
  ///   - drawingStyle: The style rules that give drawings their colours, for a form without pages.
  /// - Returns: The file's text, or nothing for HTML, which other parts make.
  public func text(as format: EditionFormat, drawingStyle: String) -> String? {
    switch format {
    case .html: nil
    case .text: TextEdition(self).text
    case .markdown: MarkdownEdition(self).text
    case .ipynb: NotebookEdition(self, drawingStyle: drawingStyle).text
    }
  }

  /// The line under a figure, 图 6.2 and the caption, or nothing for a cell without one.
  func caption(of cell: Cell) -> (number: String?, text: String)? {
    cell.options.caption.map { (numbers[cell.index], $0) }
  }

  /// What the reader sees of a cell's outputs.
  func outputs(of cell: Cell) -> [CellOutput] {
    cell.options.output ? run.outputs[cell.index] : []
  }

  /// The cells whose code stands at the chapter's end because the page does not show it.
  var hiddenCells: [Cell] {
    chapter.cells.filter { !$0.options.echo && !$0.code.isEmpty }
  }

  /// The cell that a figure shown again belongs to.
  func cell(labelled label: String) -> Cell? {
    chapter.cells.first { $0.options.label == label }
  }

  /// What a reference says; a label that leads nowhere has been reported.
  func text(of reference: Reference) -> String {
    targets[reference.label]?.text ?? reference.label
  }
}
