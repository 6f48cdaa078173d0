/// The words of the preview, which shows a book while it is written.
public struct PreviewWords: Sendable {
  /// The BCP 47 tag of the language, for pages that hold these words alone.
  public let languageTag: String
  /// The title of a page that no build has written yet.
  public let pageMissing: String
  /// What happens to a page that no build has written yet.
  public let pageMissingNote: String
  /// What a page says that shows what a part of its chapter gave.
  public let unconfirmed: String
  /// What it says once the whole chapter has given the same.
  public let confirmed: String
  /// The heading over messages, from how many of them are errors and warnings; at least one is.
  public let messages: @Sendable (_ errors: Int, _ warnings: Int) -> String
  /// The button that closes the messages.
  public let close: String
}
