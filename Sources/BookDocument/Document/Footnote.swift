/// A footnote of a chapter; readers see the footnotes after the text, in the order of their marks.
package struct Footnote: Sendable, Hashable {
  /// The mark of a footnote in the text.
  package struct Mark: Sendable, Hashable {
    package var name: String
    /// The footnote's number, from 1.
    package var number: Int
    /// Which of the footnote's marks it is, from 1.
    package var occurrence: Int
  }

  package var name: String
  package var blocks: [Block]
  package var range: SourceRange
}
