/// A chapter with what its run gave.
package struct BuiltChapter: Sendable {
  package var chapter: Chapter
  package var run: ChapterRun

  package init(_ chapter: Chapter, run: ChapterRun) {
    self.chapter = chapter
    self.run = run
  }
}

extension Chapter {
  /// The other chapters whose figures this one shows again.
  package func chaptersShown(by index: ReferenceIndex) -> Set<String> {
    let shown = embeds.compactMap { index.destination(of: $0, in: slug) }
      .filter { $0.cell != nil }.map(\.slug)
    return Set(shown).subtracting([slug])
  }
}
