/// What a page was made from, so that anybody can make it again and compare.
public struct PageProvenance: Sendable, Equatable, Codable {
  public struct Source: Sendable, Equatable, Codable {
    public var file: String
    public var sha256: String

    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  public struct Module: Sendable, Equatable, Codable {
    public var name: String
    /// The hash of the module's sources.
    public var sha256: String

    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  public struct Proof: Sendable, Equatable, Codable {
    /// The claims that it proves.
    public var claims: [String]
    public var measure: String
    public var value: Float?
    public var bound: Float?
    public var holds: Bool

    public init(
      claims: [String], measure: String, value: Float?, bound: Float?, holds: Bool
    ) {
      self.claims = claims
      self.measure = measure
      self.value = value
      self.bound = bound
      self.holds = holds
    }
  }

  /// Lines of a source file that the page shows.
  public struct Excerpt: Sendable, Equatable, Codable {
    public var file: String
    public var name: String
    public var sha256: String

    public init(file: String, name: String, sha256: String) {
      self.file = file
      self.name = name
      self.sha256 = sha256
    }
  }

  /// The file that an author wrote.
  public var source: Source
  /// The lines of source files that the page shows; nil if it shows none.
  public var excerpts: [Excerpt]?
  /// The modules that the cells linked.
  public var modules: [Module] = []
  /// The hash of all modules' hashes.
  public var library: String?
  public var toolchain: String?
  /// The seeds that the code states.
  public var seeds: [Int] = []
  /// The hash of the record of all results.
  public var results: String?
  public var proofs: [Proof] = []

  public init(source: Source) {
    self.source = source
  }
}

/// What the pages of a book were made from.
public struct PageOrigins: Sendable {
  public var chapters: [String: PageProvenance]
  public var claims: PageProvenance
  public var firstPage: PageProvenance
  /// What the page of the words was made from, if the book has one.
  public var glossary: PageProvenance?

  public init(
    chapters: [String: PageProvenance], claims: PageProvenance, firstPage: PageProvenance,
    glossary: PageProvenance? = nil
  ) {
    self.chapters = chapters
    self.claims = claims
    self.firstPage = firstPage
    self.glossary = glossary
  }
}
