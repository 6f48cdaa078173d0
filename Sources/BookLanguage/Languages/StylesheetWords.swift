/// The words that the style sheet adds to pages, where they are `var(--word-output)`.
public struct StylesheetWords: Sendable {
  /// What stands over the text that a cell prints.
  public let output: String
  /// What stands over the value of a cell.
  public let value: String
}
