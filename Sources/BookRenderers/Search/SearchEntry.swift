/// A place in the book that a search can find.
package struct SearchEntry: Sendable, Hashable {
  /// What the place is; the number is how the index says it.
  package enum Kind: Int, Sendable, CaseIterable {
    /// A page from its title to its first section.
    case page = 0
    /// A section of a page.
    case section = 1
    /// A figure or table with a caption.
    case figure = 2
    /// A claim, or a proof of one.
    case claim = 3
    /// A word that the glossary explains.
    case term = 4
    /// A correction of the text that the book follows.
    case erratum = 5
    /// Code; everything else comes before it.
    case code = 6

    /// How much a title of the kind counts that has a word; texts count less than 100.
    package var titleWeight: Int {
      switch self {
      // Whoever types the name of a thing means that thing.
      case .term: 500
      case .page: 400
      case .section: 300
      case .claim: 250
      case .figure: 200
      case .erratum: 180
      case .code: 20
      }
    }
  }

  /// The page's file name.
  package var page: String
  /// The id of the place in the page; empty for its beginning.
  package var anchor: String
  /// What the place is.
  package var kind: Kind
  /// The title, without markup.
  package var title: String
  /// The text from here to the next place, without markup.
  package var text: String

  /// Describes a place.
  package init(page: String, anchor: String, kind: Kind, title: String, text: String) {
    self.page = page
    self.anchor = anchor
    self.kind = kind
    self.title = title
    self.text = text
  }
}
