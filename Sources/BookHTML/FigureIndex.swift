import BookModel

/// The numbers of all captioned figures of the book, and where a label leads.
public struct FigureIndex: Sendable {
  /// A labelled figure.
  public struct Entry: Sendable, Hashable {
    /// The chapter that holds it.
    public var slug: String
    /// Its number, if it has a caption.
    public var number: FigureNumber?
    /// Where the label stands.
    public var location: SourceLocation
  }

  /// The labelled figures.
  public private(set) var entries: [String: Entry] = [:]
  /// Labels that two chapters use.
  public private(set) var diagnostics: [Diagnostic] = []
  private var numbers: [Place: FigureNumber] = [:]

  private struct Place: Hashable, Sendable {
    var slug: String
    var cell: Int
  }

  /// Numbers the figures of all chapters.
  public init(_ chapters: [Chapter]) {
    for chapter in chapters {
      var counts: [FigureNumber.Kind: Int] = [:]
      for cell in chapter.cells { add(cell, of: chapter, counts: &counts) }
    }
  }

  /// The number of a cell's figure, if it has a caption.
  public func number(ofCell cell: Int, in slug: String) -> FigureNumber? {
    numbers[Place(slug: slug, cell: cell)]
  }

  /// What is wrong with a reference, if anything.
  public func diagnostic(of reference: Reference) -> Diagnostic? {
    guard let entry = entries[reference.label] else {
      return Diagnostic(
        .error, at: reference.location, "no figure has the label '\(reference.label)'",
        rule: "'[](#label)' refers to a cell's 'label'",
        help: Suggestion.help(for: reference.label, allowed: entries.keys.sorted()))
    }
    guard entry.number == nil else { return nil }
    return Diagnostic(
      .error, at: reference.location, "the figure '\(reference.label)' has no number",
      rule: "a figure is numbered when it has a caption",
      help: "add '//| caption: …' at \(entry.location)")
  }

  /// What is wrong with showing a figure again, if anything: the run that gave it is the chapter's.
  public func diagnostic(ofRepetition reference: Reference, in chapter: Chapter) -> Diagnostic? {
    if let mistake = diagnostic(of: reference) { return mistake }
    guard let entry = entries[reference.label], entry.slug != chapter.slug else { return nil }
    return Diagnostic(
      .error, at: reference.location,
      "the figure '\(reference.label)' is in another chapter, '\(entry.slug)'",
      rule: "'![](#label)' shows a figure of the same chapter again",
      help: "refer to it with '[](#\(reference.label))'")
  }

  private mutating func add(
    _ cell: Cell, of chapter: Chapter, counts: inout [FigureNumber.Kind: Int]
  ) {
    var number: FigureNumber?
    if cell.options.caption != nil {
      let kind: FigureNumber.Kind = cell.options.label?.hasPrefix("tbl-") == true ? .table : .figure
      counts[kind, default: 0] += 1
      number = FigureNumber(kind: kind, chapter: chapter.number, count: counts[kind, default: 0])
      numbers[Place(slug: chapter.slug, cell: cell.index)] = number
    }
    guard let label = cell.options.label else { return }
    if let first = entries[label] {
      // Twice within one chapter has been reported where the chapter was read.
      guard first.slug != chapter.slug else { return }
      diagnostics.append(
        Diagnostic(
          .error, at: cell.location,
          "the label '\(label)' is used twice; it first stands at \(first.location)",
          rule: "a label names one figure in the book"))
    } else {
      entries[label] = Entry(slug: chapter.slug, number: number, location: cell.location)
    }
  }
}
