import Synchronization

/// What a process has read of a book's texts so far: in a preview, of all builds.
///
/// Everything here follows from the texts alone, so that nothing in it can be out of date.
package final class SourceMemory: Sendable {
  /// The trees of the book's Swift code.
  package let trees = SwiftTrees()

  private struct ParsedChapter {
    var source: SourceText
    var number: Int
    var chapter: Chapter
    var diagnostics: [Diagnostic]
  }

  /// What all chapters know of their book, and those that were read with it.
  private let chapters = Mutex<(context: ChapterParser.Context?, parsed: [String: ParsedChapter])>(
    (nil, [:]))
  private let excerpts = Mutex<[[String]: IncludedSource.Part]>([:])

  package init() {}

  /// How many pieces of code and excerpts are kept.
  package var count: Int { trees.count + excerpts.withLock { $0.count } }

  /// Forgets all chapters if they must know something else of their book than they did: asked once a load,
  /// since it is as long as the list of chapters.
  package func prepare(for context: ChapterParser.Context) {
    chapters.withLock { chapters in
      if chapters.context?.agrees(with: context) != true { chapters = (context, [:]) }
    }
  }

  /// A chapter and what is wrong with its Markdown, read again only if its text is not what it was.
  ///
  /// - Precondition: ``prepare(for:)`` was called with this context.
  package func chapter(
    _ source: SourceText, slug: String, number: Int, in context: ChapterParser.Context
  ) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    if let known = chapters.withLock({ $0.parsed[slug] }), known.source == source,
      known.number == number
    {
      return (known.chapter, known.diagnostics)
    }
    let (chapter, diagnostics) = ChapterParser.parse(
      source, slug: slug, number: number, in: context)
    // What the folder holds besides its texts can change without them.
    if context.assets?.hasBeenRead != true {
      let parsed = ParsedChapter(
        source: source, number: number, chapter: chapter, diagnostics: diagnostics)
      chapters.withLock { $0.parsed[slug] = parsed }
    }
    return (chapter, diagnostics)
  }

  /// The part of a source file with a name.
  func part(named name: String, of text: String) -> IncludedSource.Part {
    if let known = excerpts.withLock({ $0[[name, text]] }) { return known }
    let part = IncludedSource(text).find(name)
    excerpts.withLock { $0[[name, text]] = part }
    return part
  }
}
