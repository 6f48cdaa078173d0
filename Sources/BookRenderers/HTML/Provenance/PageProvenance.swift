/// What a page was made from, so that anybody can make it again and compare.
package struct PageProvenance: Sendable, Equatable, Codable {
  package struct Source: Sendable, Equatable, Codable {
    package var file: String
    package var sha256: String

    package init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  package struct LinkedModule: Sendable, Equatable, Codable {
    package var name: String
    /// The hash of the module's sources.
    package var sha256: String

    package init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  package struct ProofFact: Sendable, Equatable, Codable {
    /// The claims that it proves.
    package var claims: [String]
    package var measure: String
    package var value: Float?
    package var bound: Float?
    package var holds: Bool

    package init(
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
  package struct ShownExcerpt: Sendable, Equatable, Codable {
    package var file: String
    package var name: String
    package var sha256: String

    package init(file: String, name: String, sha256: String) {
      self.file = file
      self.name = name
      self.sha256 = sha256
    }
  }

  /// The file that an author wrote.
  package var source: Source
  /// The lines of source files that the page shows; nil if it shows none.
  package var excerpts: [ShownExcerpt]?
  /// The modules that the cells linked.
  package var modules: [LinkedModule] = []
  /// The hash of all modules' hashes.
  package var library: String?
  package var toolchain: String?
  /// The seeds that the code states.
  package var seeds: [Int] = []
  /// The hash of the record of all results.
  package var results: String?
  package var proofs: [ProofFact] = []

  package init(source: Source) {
    self.source = source
  }
}

/// What the pages of a book were made from.
package struct PageOrigins: Sendable {
  package var chapters: [String: PageProvenance]
  package var claims: PageProvenance
  package var firstPage: PageProvenance
  /// What the page of the words was made from, if the book has one.
  package var glossary: PageProvenance?

  package init(
    chapters: [String: PageProvenance], claims: PageProvenance, firstPage: PageProvenance,
    glossary: PageProvenance? = nil
  ) {
    self.chapters = chapters
    self.claims = claims
    self.firstPage = firstPage
    self.glossary = glossary
  }
}
