/// What the preview answers a page that asks.
struct PreviewUpdate: Codable, Sendable, Equatable {
  /// How many builds have ended.
  var seen: Int
  /// Whether the page is not the one that a reader would get now.
  var reload: Bool
  /// Whether what the page shows is confirmed by a run of the whole chapter, in a word.
  var state: String
  /// The heading over the messages, in the reader's language.
  var title: String
  /// Whether a message is of an error.
  var hasErrors: Bool
  /// What is wrong with the book, each as a person reads it on a terminal.
  var messages: [String]
}
