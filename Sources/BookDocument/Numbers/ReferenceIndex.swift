import CellRecords

/// The numbers of all figures, tables, equations and sections of the book, and where a label leads.
public struct ReferenceIndex: Sendable {
  /// What a label names.
  public struct Entry: Sendable, Hashable {
    /// The chapter that holds it.
    public var slug: String
    /// The id of its place in the chapter's page; empty for the page itself.
    public var anchor: String
    /// How references call it, 图 6.2; nothing if it has no number.
    public var name: String?
    /// The cell whose figure it is, if it is one's.
    public var cell: Int?
    /// Where the label stands.
    public var location: SourceLocation

    /// Creates an entry.
    public init(
      slug: String, anchor: String, name: String?, cell: Int? = nil, location: SourceLocation
    ) {
      self.slug = slug
      self.anchor = anchor
      self.name = name
      self.cell = cell
      self.location = location
    }
  }

  /// What each label of the book names.
  public private(set) var entries: [String: Entry] = [:]
  /// Labels that two chapters use.
  public private(set) var diagnostics: [Diagnostic] = []
  /// What links to each chapter's page can name besides the book's labels.
  private var pages: [String: [String: Entry]] = [:]
  private var numbers: [Place: FigureNumber] = [:]

  private struct Place: Hashable, Sendable {
    var slug: String
    var cell: Int
  }

  /// Numbers what all chapters hold.
  public init(_ chapters: [Chapter]) {
    for chapter in chapters {
      addNumbered(of: chapter)
      addSections(of: chapter)
    }
  }

  /// Adds what a label names; a label that is there already is a mistake.
  public mutating func add(_ label: String, _ entry: Entry) {
    guard let first = entries[label] else {
      entries[label] = entry
      return
    }
    // Twice within one chapter has been reported where the chapter was read.
    guard first.slug != entry.slug else { return }
    diagnostics.append(
      Diagnostic(
        .labelDuplicate, at: entry.location,
        "the label '\(label)' is used twice; it first stands at \(first.location)",
        rule: "a label names one thing in the book"))
  }

  /// The number of a cell's figure, if it has a caption.
  public func number(ofCell cell: Int, in slug: String) -> FigureNumber? {
    numbers[Place(slug: slug, cell: cell)]
  }

  /// What a reference in a chapter names.
  public func entry(for reference: Reference, in slug: String) -> Entry? {
    guard let chapter = reference.chapter else {
      return entries[reference.label] ?? pages[slug]?[reference.label]
    }
    return entry(named: reference.label, in: chapter)
  }

  /// What a name leads to on the page of a chapter.
  func entry(named name: String, in slug: String) -> Entry? {
    if let labelled = entries[name], labelled.slug == slug { return labelled }
    return pages[slug]?[name]
  }

  /// All names that lead somewhere on the page of a chapter.
  func names(in slug: String) -> [String] {
    let labels = entries.filter { $0.value.slug == slug }.map(\.key)
    return (labels + (pages[slug] ?? [:]).keys.filter { !$0.isEmpty }).sorted()
  }

  /// Counts figures, tables and equations in the order of the text.
  private mutating func addNumbered(of chapter: Chapter) {
    let cells = chapter.cells.map { (place: $0.location, cell: Optional($0), target: Target?.none) }
    let targets = chapter.targets.map {
      (place: $0.location, cell: Cell?.none, target: Optional($0))
    }
    var counts: [FigureNumber.Kind: Int] = [:]
    func next(_ kind: FigureNumber.Kind) -> FigureNumber {
      counts[kind, default: 0] += 1
      return FigureNumber(kind: kind, chapter: chapter.number, count: counts[kind, default: 0])
    }
    for item in (cells + targets).sorted(by: { $0.place < $1.place }) {
      if let target = item.target {
        let number = next(target.kind == .table ? .table : .equation)
        let entry = Entry(
          slug: chapter.slug, anchor: target.label, name: number.description,
          location: target.location)
        add(target.label, entry)
      } else if let cell = item.cell {
        let isTable = cell.options.label?.hasPrefix("tbl-") == true
        let number = cell.options.caption.map { _ in next(isTable ? .table : .figure) }
        add(cell, number: number, of: chapter)
      }
    }
  }

  private mutating func add(_ cell: Cell, number: FigureNumber?, of chapter: Chapter) {
    numbers[Place(slug: chapter.slug, cell: cell.index)] = number
    let place = "cell-\(cell.index + 1)"
    pages[chapter.slug, default: [:]][place] = Entry(
      slug: chapter.slug, anchor: place, name: nil, cell: cell.index, location: cell.location)
    guard let label = cell.options.label else { return }
    let entry = Entry(
      slug: chapter.slug, anchor: label, name: number?.description, cell: cell.index,
      location: cell.location)
    add(label, entry)
  }

  private mutating func addSections(of chapter: Chapter) {
    let first = SourceLocation(path: chapter.path, line: 1)
    pages[chapter.slug, default: [:]][""] = Entry(
      slug: chapter.slug, anchor: "", name: SectionNumbers.name(of: chapter), location: first)
    for (heading, name) in zip(chapter.headings, SectionNumbers.names(of: chapter)) {
      let entry = Entry(
        slug: chapter.slug, anchor: heading.id, name: name, location: heading.location)
      pages[chapter.slug, default: [:]][heading.textID] = entry
      if let label = heading.label { add(label, entry) }
    }
  }
}
