/// Checks that references, links and embedded figures lead somewhere, and that labels are used.
package struct References {
  private static let rule =
    "'[](#label)' refers to a labelled figure, table, equation or heading of the book"

  private let index: ReferenceIndex
  /// The labels that something refers to.
  private let used: Set<String>

  package init(_ index: ReferenceIndex, chapters: [Chapter]) {
    self.index = index
    used = chapters.reduce(into: []) { used, chapter in
      used.formUnion((chapter.references + chapter.embeds).map(\.label))
      used.formUnion(chapter.links.compactMap(\.anchor))
    }
  }

  package func diagnostics(of chapter: Chapter) -> [Diagnostic] {
    chapter.embeds.compactMap { diagnostic(ofEmbed: $0, in: chapter.slug) }
      + repeated(chapter.embeds)
      + chapter.references.compactMap { diagnostic(of: $0, in: chapter.slug) }
      + chapter.links.compactMap { diagnostic(of: $0, in: chapter.slug) }
      + unused(in: chapter)
  }

  // MARK: - References

  private func diagnostic(of reference: Reference, in slug: String) -> Diagnostic? {
    guard let found = index.destination(of: reference, in: slug) else {
      if let chapter = reference.chapter {
        return missing(reference.label, in: chapter, at: reference.location)
      }
      let names = Set(index.labels.keys).union(index.names(in: slug))
      return Diagnostic(
        .referenceUnknown, at: reference.location,
        "nothing in the book has the label '\(reference.label)'", rule: Self.rule,
        help: help(for: reference.label, among: names))
    }
    guard found.name == nil else { return nil }
    guard found.slug != FrontMatter.slug else {
      return Diagnostic(
        .referenceUnnumbered, at: reference.location,
        "'\(reference.label)' of the first page has no number",
        rule: "what the first page shows is not numbered",
        help:
          "link to it with a text of your own: '[text](\(FrontMatter.slug).md#\(reference.label))'")
    }
    return Diagnostic(
      .referenceUnnumbered, at: reference.location,
      "the figure '\(reference.label)' has no number",
      rule: "a figure is numbered when it has a caption",
      help: "add '//| caption: …' at \(found.location)")
  }

  private func diagnostic(ofEmbed reference: Reference, in slug: String) -> Diagnostic? {
    if let diagnostic = diagnostic(of: reference, in: slug) { return diagnostic }
    guard let found = index.destination(of: reference, in: slug), found.cell == nil else {
      return nil
    }
    return Diagnostic(
      .embedNotAFigure, at: reference.location,
      "'\(reference.label)' is not the figure of a cell",
      rule: "'![](#label)' shows again what a cell gave",
      help: "refer to it with '[](#\(reference.label))'")
  }

  /// Figures that a chapter shows again and again: a page holds each of them whole.
  private func repeated(_ embeds: [Reference]) -> [Diagnostic] {
    let most = 20
    return Dictionary(grouping: embeds, by: \.label).values.filter { $0.count > most }
      .map { embeds in
        Diagnostic(
          .embedRepeated, at: embeds[most].location,
          "'\(embeds[0].label)' is shown again \(embeds.count) times",
          rule: "a chapter shows a figure again at most \(most) times",
          help: "refer to it with '[](#\(embeds[0].label))'")
      }
  }

  // MARK: - Links

  private func diagnostic(of link: Link, in slug: String) -> Diagnostic? {
    switch link.target {
    case .anchor(let anchor): return diagnostic(of: anchor, in: slug, at: link.location)
    case .chapter(let other, let anchor) where !anchor.isEmpty && index.hasChapter(other):
      return diagnostic(of: anchor, in: other, at: link.location)
    case .chapter, .file, .address: return nil
    }
  }

  private func diagnostic(
    of anchor: String, in slug: String, at location: SourceLocation
  ) -> Diagnostic? {
    let isFootnote = anchor.hasPrefix("fn-") || anchor.hasPrefix("fnref-")
    guard !isFootnote, index.destination(named: anchor, in: slug) == nil else { return nil }
    return missing(anchor, in: slug, at: location)
  }

  private func missing(
    _ anchor: String, in slug: String, at location: SourceLocation
  ) -> Diagnostic {
    var help = help(for: anchor, among: Set(index.names(in: slug)))
    if let elsewhere = index.labels[anchor] {
      help = "it is in another chapter: write '\(elsewhere.slug).md#\(anchor)'"
    }
    return Diagnostic(
      .linkAnchorUnknown, at: location,
      "the chapter '\(slug).md' has no heading or label '\(anchor)'",
      rule: "a link with '#' leads to a heading or a label", help: help)
  }

  private func help(for name: String, among names: Set<String>) -> String? {
    let names = names.filter { !$0.hasPrefix("cell-") }.sorted()
    // `## 6.2 举例` has the id `6-2-举例`.
    if !name.isEmpty, let numbered = names.first(where: { $0.hasSuffix("-\(name)") }) {
      return "did you mean '\(numbered)'?"
    }
    if let nearest = DidYouMean.nearest(to: name, in: names) { return "did you mean '\(nearest)'?" }
    return names.isEmpty || names.count > 12 ? nil : DidYouMean.help(for: name, allowed: names)
  }

  /// What is wrong with the places that a glossary names.
  package func diagnostics(of glossary: Glossary) -> [Diagnostic] {
    glossary.entries.compactMap { entry in
      entry.reference.flatMap { diagnostic(of: $0, in: Glossary.slug) }
    }
  }

  // MARK: - Labels

  private func unused(in chapter: Chapter) -> [Diagnostic] {
    let labels = chapter.labelledTables + chapter.formulas.compactMap(\.label)
    return labels.filter { !used.contains($0.name) }.map { label in
      Diagnostic(
        .labelUnused, in: SourceRange(of: label.name, at: label.location),
        "nothing refers to the label '\(label.name)'",
        help: "refer to it with '[](#\(label.name))', or delete the label")
    }
  }
}

extension Link {
  /// The place within a page that it leads to.
  fileprivate var anchor: String? {
    switch target {
    case .anchor(let anchor), .chapter(_, let anchor): anchor
    case .file, .address: nil
    }
  }
}

extension ReferenceIndex {
  fileprivate func hasChapter(_ slug: String) -> Bool { destination(named: "", in: slug) != nil }
}
