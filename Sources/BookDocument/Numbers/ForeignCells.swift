import CellRecords

/// What the cells of another chapter gave, for a page that shows one of its figures again.
public struct ForeignCells: Sendable {
  public let chapter: Chapter
  public let run: ChapterRun

  /// Takes over a chapter's run.
  public init(_ chapter: Chapter, run: ChapterRun) {
    self.chapter = chapter
    self.run = run
  }
}

extension Chapter {
  /// The other chapters whose figures this one shows again.
  public func chaptersShown(by index: ReferenceIndex) -> Set<String> {
    var slugs: Set<String> = []
    for case .repetition(let reference) in fragments {
      if let entry = index.entry(for: reference, in: slug), entry.cell != nil {
        slugs.insert(entry.slug)
      }
    }
    return slugs.subtracting([slug])
  }
}
