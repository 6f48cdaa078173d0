import BookLanguage

/// Reads a chapter: Markdown in, a tree of blocks out.
package enum ChapterParser {
  /// What a chapter must know of its book.
  package struct Context: Sendable {
    package var language: Language
    /// The names of all chapters, which links may name.
    package var slugs: [String]
    /// What cells have unless they say otherwise.
    package var cellDefaults: CellOptions
    /// Whether `$x$` is a formula.
    package var hasDollarMath: Bool
    /// The pictures of the book by the names that DocC gives them.
    package var assets: DocumentationAssets?

    package init(
      language: Language, slugs: [String], cellDefaults: CellOptions = CellOptions(),
      hasDollarMath: Bool = false, assets: DocumentationAssets? = nil
    ) {
      self.language = language
      self.slugs = slugs
      self.cellDefaults = cellDefaults
      self.hasDollarMath = hasDollarMath
      self.assets = assets
    }

    /// Whether a text reads the same in both, as far as pictures are not concerned.
    func agrees(with other: Context) -> Bool {
      language.tag == other.language.tag && slugs == other.slugs
        && cellDefaults == other.cellDefaults && hasDollarMath == other.hasDollarMath
    }
  }

  /// Reads a chapter and everything that is wrong with its Markdown.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package static func parse(
    _ source: SourceText, slug: String, number: Int, in context: Context
  ) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    if let line = LinkDefinitions.tooLargeLine(in: source) {
      let place = SourceLocation(path: source.path, line: line)
      return (Chapter(slug: slug, path: source.path, number: number), [Self.tooLarge(at: place)])
    }
    let header = ChapterHeader(source, defaults: context.cellDefaults)
    var context = context
    context.cellDefaults = header.defaults
    let directives = Directives(header.removed(from: source.text))
    let body = directives.text
    let text = context.hasDollarMath ? DollarMath(body).text : body
    let emphasis = ChineseEmphasis(text, isWanted: context.language.phrases.joinsLines)
    let tree = MarkdownTree(parsing: emphasis.text)
    var reader = DocumentReader(source, slug: slug, unmarked: emphasis.unmarked, in: context)
    var chapter = Chapter(slug: slug, path: source.path, number: number)
    if let line = tree.tooDeepLine {
      return (chapter, [Self.tooDeep(at: SourceLocation(path: source.path, line: line))])
    }
    if let document = tree.document {
      (chapter.blocks, chapter.footnotes) = reader.read(document)
    }
    if !chapter.headings.contains(where: { $0.level == 1 }),
      let heading = header.heading(in: source.path)
    {
      chapter.blocks.insert(heading, at: 0)
    }
    chapter.cells = reader.cells
    chapter.inlineValues = reader.inlineValues
    var diagnostics =
      header.diagnostics + directives.diagnostics(in: source.path) + reader.diagnostics
    diagnostics += HeadingIdentifiers.assign(in: &chapter, labels: reader.labels)
    if context.language.phrases.joinsLines { LineJoiner.join(in: &chapter) }
    diagnostics += ProseChecks.diagnostics(of: chapter, source: source, in: context)
    return (chapter, diagnostics)
  }

  private static func tooLarge(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .markdownTooLarge, at: place,
      "the address of this link is too long for a text with so many brackets",
      rule: "a definition '[name]: address' is copied to each of its links, at most "
        + "\(LinkDefinitions.mostBytes >> 20) MB in all",
      help: "write a shorter address")
  }

  private static func tooDeep(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .markdownTooDeep, at: place, "the text is nested too deeply",
      rule: "quotes, lists and emphasis are nested at most \(MarkdownTree.deepest) levels deep")
  }
}
