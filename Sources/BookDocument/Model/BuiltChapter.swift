/// A chapter with what its run gave.
public struct BuiltChapter: Sendable {
  public var chapter: Chapter
  public var run: ChapterRun

  public init(_ chapter: Chapter, run: ChapterRun) {
    self.chapter = chapter
    self.run = run
  }
}

extension Chapter {
  /// The other chapters whose figures this one shows again.
  public func chaptersShown(by index: ReferenceIndex) -> Set<String> {
    let shown = embeds.compactMap { index.destination(of: $0, in: slug) }
      .filter { $0.cell != nil }.map(\.slug)
    return Set(shown).subtracting([slug])
  }
}
