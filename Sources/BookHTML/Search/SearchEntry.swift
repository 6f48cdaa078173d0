/// A place in the book that a search can find.
struct SearchEntry: Sendable, Hashable {
  /// What the place is; the number is how the index says it.
  enum Kind: Int, Sendable {
    /// A page from its title to its first section.
    case page = 0
    /// A section of a page.
    case section = 1
    /// A figure or table with a caption.
    case figure = 2
    /// A claim, or a proof of one.
    case claim = 3
  }

  /// The page's file name.
  var page: String
  /// The id of the place in the page; empty for its beginning.
  var anchor: String
  /// What the place is.
  var kind: Kind
  /// The title, without markup.
  var title: String
  /// The text from here to the next place, without markup.
  var text: String
}
