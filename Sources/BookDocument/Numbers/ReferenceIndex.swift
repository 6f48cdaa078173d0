import BookLanguage

/// What the labels of a book name, and how it is called.
package struct ReferenceIndex: Sendable {
  /// Where a label or an id leads.
  package struct Destination: Sendable, Hashable {
    package var slug: String
    /// The id in the page; empty for the page itself.
    package var anchor: String
    /// How a reference calls it; nil for a figure without a number.
    package var name: String?
    /// The title of a chapter or a section.
    package var title: String?
    package var number: FigureNumber?
    /// The cell, if it is one.
    package var cell: Int?
    package var location: SourceLocation
  }

  /// What each label of the book names.
  package private(set) var labels: [String: Destination] = [:]
  package private(set) var diagnostics: [Diagnostic] = []
  /// What further names lead to within one chapter: ids of headings, cells, and `""` for itself.
  private var anchors: [String: [String: Destination]] = [:]
  private var numbers: [CellID: FigureNumber] = [:]

  private struct CellID: Hashable {
    var slug: String
    var cell: Int
  }

  /// Numbers everything in the order of the text.
  package init(_ chapters: [Chapter], language: Language) {
    for chapter in chapters {
      addNumbered(of: chapter, language.phrases)
      addSections(of: chapter, language.phrases)
    }
  }

  package func number(ofCell cell: Int, in slug: String) -> FigureNumber? {
    numbers[CellID(slug: slug, cell: cell)]
  }

  /// What a reference in a chapter leads to.
  package func destination(of reference: Reference, in slug: String) -> Destination? {
    guard let chapter = reference.chapter else {
      return labels[reference.label] ?? anchors[slug]?[reference.label]
    }
    var found = destination(named: reference.label, in: chapter)
    if reference.showsTitle {
      found = found ?? destination(spelledLike: reference.label, in: chapter)
    }
    if reference.showsTitle, let title = found?.title { found?.name = title }
    return found
  }

  /// What a name leads to in a chapter.
  package func destination(named name: String, in slug: String) -> Destination? {
    if let labelled = labels[name], labelled.slug == slug { return labelled }
    return anchors[slug]?[name]
  }

  /// The heading that differs from a name in hyphens only: DocC has none where a heading has a parenthesis.
  private func destination(spelledLike name: String, in slug: String) -> Destination? {
    func letters(_ name: String) -> String { name.filter { $0.isLetter || $0.isNumber } }
    let wanted = letters(name)
    let found = (anchors[slug] ?? [:]).filter { letters($0.key) == wanted && !$0.key.isEmpty }
    return found.count == 1 ? found.first?.value : nil
  }

  func names(in slug: String) -> [String] {
    let own = labels.filter { $0.value.slug == slug }.map(\.key)
    return (own + (anchors[slug] ?? [:]).keys.filter { !$0.isEmpty }).sorted()
  }
}

// MARK: - Numbering

extension ReferenceIndex {
  private enum Item {
    case cell(Cell)
    case label(NumberedKind, Label)

    var location: SourceLocation {
      switch self {
      case .cell(let cell): cell.location
      case .label(_, let label): label.location
      }
    }
  }

  private mutating func addNumbered(of chapter: Chapter, _ phrases: any Phrases) {
    var counts: [NumberedKind: Int] = [:]
    func next(_ kind: NumberedKind) -> FigureNumber? {
      guard !chapter.isFrontMatter else { return nil }
      counts[kind, default: 0] += 1
      return FigureNumber(kind: kind, chapter: chapter.number, count: counts[kind, default: 0])
    }
    for item in items(of: chapter) {
      switch item {
      case .label(let kind, let label):
        let number = next(kind)
        add(
          label,
          Destination(
            slug: chapter.slug, anchor: label.name, name: number?.name(in: phrases),
            number: number, location: label.location))
      case .cell(let cell):
        let isTable = cell.options.label?.hasPrefix("tbl-") == true
        let number = cell.options.caption.flatMap { _ in next(isTable ? .table : .figure) }
        add(cell, number: number, of: chapter, phrases)
      }
    }
  }

  private func items(of chapter: Chapter) -> [Item] {
    let equations = chapter.formulas.compactMap(\.label).map { Item.label(.equation, $0) }
    let tables = chapter.labelledTables.map { Item.label(.table, $0) }
    return (chapter.cells.map(Item.cell) + tables + equations)
      .sorted { $0.location < $1.location }
  }

  private mutating func add(
    _ cell: Cell, number: FigureNumber?, of chapter: Chapter, _ phrases: any Phrases
  ) {
    numbers[CellID(slug: chapter.slug, cell: cell.index)] = number
    var destination = Destination(
      slug: chapter.slug, anchor: cell.anchor, cell: cell.index, location: cell.location)
    anchors[chapter.slug, default: [:]][cell.anchor] = destination
    guard let label = cell.options.label else { return }
    destination.anchor = label
    destination.number = number
    destination.name = number?.name(in: phrases)
    add(Label(label, at: cell.location), destination)
  }

  private mutating func addSections(of chapter: Chapter, _ phrases: any Phrases) {
    anchors[chapter.slug, default: [:]][""] = Destination(
      slug: chapter.slug, anchor: "",
      name: chapter.isFrontMatter ? phrases.firstPage : phrases.chapter(chapter.number),
      title: chapter.title,
      location: SourceLocation(path: chapter.path, line: 1))
    let headings = chapter.headings
    let names =
      chapter.isFrontMatter
      ? headings.map(\.text) : SectionNumbers.names(of: headings, in: chapter.number, phrases)
    for (heading, name) in zip(headings, names) {
      let destination = Destination(
        slug: chapter.slug, anchor: heading.id, name: name, title: heading.text,
        location: heading.location)
      anchors[chapter.slug, default: [:]][heading.textID] = destination
      if let label = heading.label { add(Label(label.name, at: heading.location), destination) }
    }
  }

  private mutating func add(_ label: Label, _ destination: Destination) {
    guard let first = labels[label.name] else {
      labels[label.name] = destination
      return
    }
    // Twice within one chapter has been reported where the chapter was read.
    guard first.slug != destination.slug else { return }
    diagnostics.append(.duplicate(label, firstAt: first.location))
  }
}

extension Cell {
  /// The id of the cell in its page.
  package var anchor: String { "cell-\(index + 1)" }
}
