/// What the preview answers a page that asks.
struct PreviewUpdate: Codable, Sendable, Equatable {
  /// What is not as a reader would get it now.
  enum Change: String, Codable, Sendable {
    case nothing
    /// The page's own file: the page takes the parts of it that are new.
    case page
    /// More than that, a style sheet for one, or who answers is another preview: the page is loaded again.
    case everything
  }

  /// How many builds have ended.
  var seen: Int
  var change: Change
  /// Whether what the page shows is confirmed by a run of the whole chapter, in a word.
  var state: String
  /// The heading over the messages, in the reader's language.
  var title: String
  /// Whether a message is of an error.
  var hasErrors: Bool
  /// What is wrong with the book, each as a person reads it on a terminal.
  var messages: [String]
}
