import BookLanguage

extension Glossary {
  /// The glossary as a text with a title and a list, for forms that have no page of its own making.
  package func chapter(in phrases: any Phrases) -> Chapter {
    let range = SourceRange(of: "", at: SourceLocation(path: path, line: 1))
    let heading = Heading(
      level: 1, content: [Inline(.text(phrases.glossaryTitle), range: range)], textID: Self.slug,
      location: range.start)
    let items = entries.map { entry in
      Block.List.Item(
        blocks: [Block(.paragraph(Self.line(of: entry, in: phrases)), range: range)])
    }
    return Chapter(
      slug: Self.slug, path: path, number: 0,
      blocks: [
        Block(.heading(heading), range: range),
        Block(.list(.init(isTight: true, items: items)), range: range),
      ])
  }

  private static func line(of entry: Term, in phrases: any Phrases) -> [Inline] {
    func text(_ text: String) -> Inline {
      Inline(.text(text), range: SourceRange(of: "", at: entry.location))
    }
    let others = phrases.otherNames(english: entry.english, synonyms: entry.synonyms)
    let head = Inline(.strong([text(entry.term)]), range: text("").range)
    let name = others.isEmpty ? "" : phrases.bracketed(others)
    var line = [head, text(phrases.labelled(name, entry.definition))]
    if let reference = entry.reference {
      line.append(text(phrases.captionSpace))
      line.append(Inline(.reference(reference), range: text("").range))
    }
    return line
  }
}
