import BookLanguage

/// The number of a figure, a table or an equation.
package struct FigureNumber: Sendable, Hashable {
  package var kind: NumberedKind
  package var chapter: Int
  /// Its place among those of its kind in the chapter, from 1.
  package var count: Int

  package init(kind: NumberedKind, chapter: Int, count: Int) {
    self.kind = kind
    self.chapter = chapter
    self.count = count
  }
}

extension FigureNumber {
  /// `6.2`.
  package var digits: String { "\(chapter).\(count)" }

  /// `图 6.2`.
  package func name(in phrases: any Phrases) -> String { phrases.name(of: kind, digits) }
}
