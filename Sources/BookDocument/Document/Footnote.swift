/// A footnote of a chapter; readers see the footnotes after the text, in the order of their marks.
public struct Footnote: Sendable, Hashable {
  /// The mark of a footnote in the text.
  public struct Mark: Sendable, Hashable {
    public var name: String
    /// The footnote's number, from 1.
    public var number: Int
    /// Which of the footnote's marks it is, from 1.
    public var occurrence: Int
  }

  public var name: String
  public var blocks: [Block]
  public var range: SourceRange
}
