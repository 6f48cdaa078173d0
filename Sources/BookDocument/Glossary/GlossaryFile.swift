import Yams

/// Reads `glossary.yml`: a list of words with what they mean.
package struct GlossaryFile {
  package private(set) var glossary: Glossary
  private var reader: YAMLReader
  private let slugs: [String]

  package var diagnostics: [Diagnostic] { reader.diagnostics }

  private static let form = "write '- {term: …, english: …, definition: …}'"

  private enum Key: String, CaseIterable {
    case term, english, synonyms, definition, chapter
  }

  /// Reads the file; `slugs` are the names of the book's chapters.
  package init(_ text: String, path: String, slugs: [String]) {
    glossary = Glossary(path: path)
    reader = YAMLReader(text, path: path)
    self.slugs = slugs
    for item in reader.rootList(rule: "the glossary is a list of words") ?? [] { read(item) }
  }

  private mutating func read(_ item: Node) {
    guard let fields = item.mapping else {
      return reader.report(
        .glossaryInvalid, "this entry is not a mapping", at: item.mark, help: Self.form)
    }
    reader.rejectUnknown(
      in: fields, allowed: Key.allCases.map(\.rawValue), kind: "key of an entry")
    guard let term = text(.term, of: fields, "this entry", at: item.mark) else { return }
    let mark = fields[Key.term.rawValue]?.mark
    guard let definition = text(.definition, of: fields, "the entry '\(term)'", at: mark) else {
      return
    }
    if let first = glossary.entries.first(where: { $0.term == term }) {
      return reader.report(
        .glossaryInvalid, "duplicate entry '\(term)'; the first is at \(first.location)", at: mark,
        help: "name one of the two otherwise, or make it a synonym")
    }
    let synonyms = fields[Key.synonyms.rawValue].map { reader.list($0, of: Key.synonyms.rawValue) }
    glossary.entries.append(
      Glossary.Term(
        term: term,
        english: fields[Key.english.rawValue].flatMap { reader.text($0, of: Key.english.rawValue) },
        synonyms: (synonyms ?? []).map(\.name), definition: definition,
        reference: fields[Key.chapter.rawValue].flatMap { reference($0) },
        location: reader.location(of: mark)))
  }

  private mutating func text(
    _ key: Key, of fields: Node.Mapping, _ owner: String, at mark: Mark?
  ) -> String? {
    if let node = fields[key.rawValue] { return reader.text(node, of: key.rawValue) }
    reader.report(
      .glossaryInvalid, "\(owner) has no '\(key.rawValue)'", at: mark, help: Self.form)
    return nil
  }

  /// A chapter, `06-attention`, or a place in it, `06-attention#mask`.
  private mutating func reference(_ node: Node) -> Reference? {
    guard let written = reader.text(node, of: Key.chapter.rawValue) else { return nil }
    let parts = written.split(separator: "#", maxSplits: 1).map(String.init)
    let name = parts.first ?? ""
    let slug = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    guard slugs.contains(slug) else {
      reader.report(
        .linkChapterUnknown, "no chapter '\(slug)' in this book", at: node.mark,
        rule: "'chapter' names the chapter that explains the word, as in '02-words#sorting'",
        help: DidYouMean.help(for: slug, allowed: slugs))
      return nil
    }
    return Reference(
      label: parts.count > 1 ? parts[1] : "", chapter: slug,
      location: reader.location(of: node.mark))
  }
}
