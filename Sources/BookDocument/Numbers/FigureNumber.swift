public import BookLanguage

/// The number of a figure, a table or an equation.
public struct FigureNumber: Sendable, Hashable {
  public var kind: NumberedKind
  public var chapter: Int
  /// Its place among those of its kind in the chapter, from 1.
  public var count: Int

  public init(kind: NumberedKind, chapter: Int, count: Int) {
    self.kind = kind
    self.chapter = chapter
    self.count = count
  }
}

extension FigureNumber {
  /// `6.2`.
  public var digits: String { "\(chapter).\(count)" }

  /// `图 6.2`.
  public func name(in phrases: any Phrases) -> String { phrases.name(of: kind, digits) }
}
