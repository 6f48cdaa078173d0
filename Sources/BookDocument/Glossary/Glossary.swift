/// The words that a book explains: `glossary.yml`.
package struct Glossary: Sendable, Hashable {
  /// A word with what it means.
  package struct Term: Sendable, Hashable {
    /// The word as the book uses it.
    package var term: String
    /// The word in English, if the book is in another language.
    package var english: String?
    /// Other words for the same thing, by which the search finds it too.
    package var synonyms: [String]
    package var definition: String
    /// The place of the book that explains the word.
    package var reference: Reference?
    package var location: SourceLocation

    package init(
      term: String, english: String? = nil, synonyms: [String] = [], definition: String,
      reference: Reference? = nil, location: SourceLocation
    ) {
      self.term = term
      self.english = english
      self.synonyms = synonyms
      self.definition = definition
      self.reference = reference
      self.location = location
    }
  }

  /// The file's path.
  package var path: String
  /// The entries in the order of the file.
  package var entries: [Term]

  package init(path: String, entries: [Term] = []) {
    self.path = path
    self.entries = entries
  }
}

extension Glossary {
  /// The name of the glossary's page, without its ending.
  package static let slug = "glossary"

  /// The id of an entry in the glossary's page.
  package static func anchor(of entry: Term) -> String {
    "term-" + HeadingIdentifiers.identifier(of: entry.term)
  }
}

extension Glossary.Term {
  /// All words for the thing, the book's own first, each once.
  package var names: [String] {
    var seen: Set<String> = []
    return ([term] + [english].compactMap(\.self) + synonyms).filter { seen.insert($0).inserted }
  }
}
