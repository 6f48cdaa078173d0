/// The words that a book explains: `glossary.yml`.
public struct Glossary: Sendable, Hashable {
  /// A word with what it means.
  public struct Entry: Sendable, Hashable {
    /// The word as the book uses it.
    public var term: String
    /// The word in English, if the book is in another language.
    public var english: String?
    /// Other words for the same thing, by which the search finds it too.
    public var synonyms: [String]
    public var definition: String
    /// The place of the book that explains the word.
    public var reference: Reference?
    public var location: SourceLocation

    public init(
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
  public var path: String
  /// The entries in the order of the file.
  public var entries: [Entry]

  public init(path: String, entries: [Entry] = []) {
    self.path = path
    self.entries = entries
  }
}

extension Glossary {
  /// The name of the glossary's page, without its ending.
  public static let slug = "glossary"

  /// The id of an entry in the glossary's page.
  public static func anchor(of entry: Entry) -> String {
    "term-" + HeadingIdentifiers.identifier(of: entry.term)
  }
}

extension Glossary.Entry {
  /// All words for the thing, the book's own first, each once.
  public var names: [String] {
    var seen: Set<String> = []
    return ([term] + [english].compactMap(\.self) + synonyms).filter { seen.insert($0).inserted }
  }
}
