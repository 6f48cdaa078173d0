/// The value that a statement had beside which a comment states one: `// → 5`.
package struct StatedValue: Sendable, Hashable, Codable {
  /// The texts that a comment can have for the value, the usual one first.
  package var texts: [String]
  /// The line of the comment.
  package var place: CellLine

  package init(texts: [String], place: CellLine) {
    self.texts = texts
    self.place = place
  }
}
