public import BookLanguage

/// Reads a chapter: Markdown in, a tree of blocks out.
public enum ChapterParser {
  /// What a chapter must know of its book.
  public struct Context: Sendable {
    public var language: Language
    /// The names of all chapters, which links may name.
    public var slugs: [String]
    /// Whether the code of cells is folded away unless a cell says otherwise.
    public var foldsCode: Bool

    public init(language: Language, slugs: [String], foldsCode: Bool = false) {
      self.language = language
      self.slugs = slugs
      self.foldsCode = foldsCode
    }
  }

  /// Reads a chapter and everything that is wrong with its Markdown.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func parse(
    _ source: SourceText, slug: String, number: Int, in context: Context
  ) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    let emphasis = ChineseEmphasis(source.text, isWanted: context.language.phrases.joinsLines)
    let tree = MarkdownTree(parsing: emphasis.text)
    var reader = DocumentReader(source, slug: slug, unmarked: emphasis.unmarked, in: context)
    var chapter = Chapter(slug: slug, path: source.path, number: number)
    if let line = tree.tooDeepLine {
      return (chapter, [Self.tooDeep(at: SourceLocation(path: source.path, line: line))])
    }
    if let document = tree.document {
      (chapter.blocks, chapter.footnotes) = reader.read(document)
    }
    chapter.cells = reader.cells
    chapter.inlineValues = reader.inlineValues
    var diagnostics = reader.diagnostics
    diagnostics += HeadingIdentifiers.assign(in: &chapter, labels: reader.labels)
    if context.language.phrases.joinsLines { LineJoiner.join(in: &chapter) }
    diagnostics += ProseChecks.diagnostics(of: chapter, source: source, in: context)
    return (chapter, diagnostics)
  }

  private static func tooDeep(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .markdownTooDeep, at: place, "the text is nested too deeply",
      rule: "quotes, lists and emphasis are nested at most \(MarkdownTree.deepest) levels deep")
  }
}
