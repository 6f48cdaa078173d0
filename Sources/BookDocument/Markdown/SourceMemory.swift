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
    var context: ChapterParser.Context
    var chapter: Chapter
    var diagnostics: [Diagnostic]
  }

  private let chapters = Mutex<[String: ParsedChapter]>([:])
  private let excerpts = Mutex<[[String]: IncludedSource.Part]>([:])

  package init() {}

  /// How many pieces of code and excerpts are kept.
  package var count: Int { trees.count + excerpts.withLock { $0.count } }

  /// A chapter and what is wrong with its Markdown, read again only if its text, or what it must know of
  /// its book, is not what it was.
  package func chapter(
    _ source: SourceText, slug: String, number: Int, in context: ChapterParser.Context
  ) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    if let known = chapters.withLock({ $0[slug] }), known.source == source,
      known.number == number, known.context.agrees(with: context)
    {
      return (known.chapter, known.diagnostics)
    }
    let (chapter, diagnostics) = ChapterParser.parse(
      source, slug: slug, number: number, in: context)
    // What the folder holds besides its texts can change without them.
    if context.assets?.hasBeenRead != true {
      let parsed = ParsedChapter(
        source: source, number: number, context: context, chapter: chapter,
        diagnostics: diagnostics)
      chapters.withLock { $0[slug] = parsed }
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
