import BookDocument
public import CellRecords

/// A chapter with all that an edition says about it: its text, what its cells gave, and the numbers
/// that the book gives to figures.
public struct Edition: Sendable {
  /// Where a reference leads.
  public struct Target: Sendable, Hashable {
    /// What stands in the sentence, 图 6.2.
    public var text: String
    /// The chapter that it is in; nothing for what only the pages have, such as the list of claims.
    public var slug: String?
    /// The id of its place in the chapter; empty for the chapter itself.
    public var anchor: String

    /// Creates a target.
    public init(text: String, slug: String?, anchor: String) {
      self.text = text
      self.slug = slug
      self.anchor = anchor
    }
  }

  let chapter: Chapter
  let run: ChapterRun
  let source: SourceText
  let numbers: [Int: String]
  let resolve: @Sendable (Reference) -> Target?
  let slugs: [String]

  /// Collects what the editions of a chapter say.
  ///
  /// `source` is the text that the chapter was read from, `numbers` holds the number of each cell's
  /// figure that has one, `resolve` says where a reference leads, and `slugs` names all chapters.
  public init(
    _ chapter: Chapter, run: ChapterRun, source: SourceText, numbers: [Int: String],
    slugs: [String], resolve: @escaping @Sendable (Reference) -> Target?
  ) {
    self.chapter = chapter
    self.run = run
    self.source = source
    self.numbers = numbers
    self.resolve = resolve
    self.slugs = slugs
  }

  /// The chapter in a form other than HTML.
  ///
  /// - Parameters:
  ///   - format: The form.
  ///   - drawingStyle: The style rules that give drawings their colours, for a form without pages.
  /// - Returns: The file's text, or nothing for HTML and PDF, which other parts make.
  public func text(as format: OutputFormat, drawingStyle: String) -> String? {
    switch format {
    case .html, .pdf: nil
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
    resolve(reference)?.text ?? reference.label
  }

  /// How a labelled table or equation of the text is called, 表 6.2.
  func name(ofLabel label: String) -> String? {
    resolve(Reference(label: label, location: SourceLocation(path: chapter.path, line: 1)))?.text
  }

  /// A reference as a link between files with this ending.
  func link(to reference: Reference, ending: String) -> String {
    guard let target = resolve(reference) else { return text(of: reference) }
    guard let slug = target.slug else { return "（\(target.text)）" }
    let page = slug == chapter.slug ? "" : "\(slug)\(ending)"
    let place = target.anchor.isEmpty ? "" : "#\(target.anchor)"
    return "[\(target.text)](\(page)\(place))"
  }

  /// The author's Markdown without what only this book's pages understand: names of headings, boxes
  /// that GitHub does not know, labels of tables, images beside the chapters.
  func plain(_ text: String, keeping boxes: Set<AlertKind>, imageFolder: String) -> String {
    var text = text.withoutHeadingNames
    text = text.replacing(/(?m)^表：(?<title>.*?)[ \t]*\{#(?<label>[A-Za-z0-9_-]+)\}[ \t]*$/) {
      "**\(name(ofLabel: String($0.label)) ?? "表")**　\($0.title)"
    }
    for kind in AlertKind.allCases where !boxes.contains(kind) {
      let mark = "[!\(kind.rawValue)]"
      text = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard let place = line.firstRange(of: mark) else { return String(line) }
        let title = line[place.upperBound...].drop { $0 == " " }
        let lead = line[..<place.lowerBound]
        return "\(lead)**\(kind.title)\(title.isEmpty ? "" : "　\(title)")**\n\(lead)"
      }.joined(separator: "\n")
    }
    for image in Set(chapter.images.map(\.path)) {
      text = text.replacing("](\(image)", with: "](\(imageFolder)\(image)")
    }
    return text
  }

  /// The line under a numbered equation, or nothing.
  func number(of formula: Formula, _ margin: String) -> String {
    guard let name = formula.label.flatMap(name(ofLabel:)) else { return "" }
    return "\(margin)\n\(margin)（\(name)）\n"
  }
}
