import CellRecords

extension ReferenceIndex {
  private static let rule =
    "'[](#label)' refers to a labelled figure, table, equation or heading of the book"

  /// What is wrong with a reference in a chapter, if anything.
  public func diagnostic(of reference: Reference, in slug: String) -> Diagnostic? {
    guard let entry = entry(for: reference, in: slug) else {
      if let chapter = reference.chapter {
        return missing(reference.label, in: chapter, at: reference.location)
      }
      return Diagnostic(
        .referenceUnknown, at: reference.location,
        "nothing in the book has the label '\(reference.label)'",
        rule: Self.rule,
        help: help(for: reference.label, among: Set(entries.keys).union(names(in: slug))))
    }
    guard entry.name == nil else { return nil }
    return Diagnostic(
      .referenceUnnumbered, at: reference.location, "the figure '\(reference.label)' has no number",
      rule: "a figure is numbered when it has a caption",
      help: "add '//| caption: …' at \(entry.location)")
  }

  /// What is wrong with showing a figure again, if anything.
  public func diagnostic(ofRepetition reference: Reference, in slug: String) -> Diagnostic? {
    if let mistake = diagnostic(of: reference, in: slug) { return mistake }
    guard let entry = entry(for: reference, in: slug), entry.cell == nil else { return nil }
    return Diagnostic(
      .embedNotAFigure, at: reference.location, "'\(reference.label)' is not the figure of a cell",
      rule: "'![](#label)' shows again what a cell gave",
      help: "refer to it with '[](#\(reference.label))'")
  }

  /// What is wrong with a link to a place in a chapter, if anything.
  public func diagnostic(of link: PageLink) -> Diagnostic? {
    guard entry(named: link.anchor, in: link.slug) == nil, !Self.isFootnote(link.anchor) else {
      return nil
    }
    return missing(link.anchor, in: link.slug, at: link.location)
  }

  /// Warnings about the labels of tables and equations that nobody refers to.
  ///
  /// They are there for nothing else. A cell's label names the cell in messages, records and measurements too, and a
  /// heading's keeps its address.
  public func unusedLabels(of chapter: Chapter, in chapters: [Chapter]) -> [Diagnostic] {
    let used = Self.usedLabels(in: chapters)
    return chapter.targets.filter { !used.contains($0.label) }.map { target in
      Diagnostic(
        .labelUnused, at: target.location, "nothing refers to the label '\(target.label)'",
        help: "refer to it with '[](#\(target.label))', or take the label away")
    }
  }

  private static func usedLabels(in chapters: [Chapter]) -> Set<String> {
    var used: Set<String> = []
    for chapter in chapters {
      // The number in a table's caption stands where its label does, and is no use of it.
      let own = Set(chapter.targets.map(\.location))
      for fragment in chapter.fragments {
        switch fragment {
        case .reference(let reference) where !own.contains(reference.location),
          .repetition(let reference):
          used.insert(reference.label)
        default: break
        }
      }
      used.formUnion(chapter.links.map(\.anchor))
    }
    return used
  }

  private static func isFootnote(_ anchor: String) -> Bool {
    anchor.hasPrefix("fn-") || anchor.hasPrefix("fnref-")
  }

  private func missing(_ anchor: String, in slug: String, at location: SourceLocation) -> Diagnostic
  {
    var help = help(for: anchor, among: Set(names(in: slug)))
    if let elsewhere = entries[anchor] {
      help = "it is in another chapter: write '\(elsewhere.slug).md#\(anchor)'"
    }
    return Diagnostic(
      .linkAnchorUnknown, at: location,
      "the chapter '\(slug).md' has no heading or label '\(anchor)'",
      rule: "a link with '#' leads to a heading or a label", help: help)
  }

  /// "Did you mean", or a list if it is short enough to be read.
  private func help(for name: String, among names: Set<String>) -> String? {
    let names = names.filter { !$0.hasPrefix("cell-") }.sorted()
    if let nearest = DidYouMean.nearest(to: name, in: names) { return "did you mean '\(nearest)'?" }
    return names.isEmpty || names.count > 12 ? nil : DidYouMean.help(for: name, allowed: names)
  }
}
