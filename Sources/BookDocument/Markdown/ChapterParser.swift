import CellRecords

/// Reads a chapter: Markdown in, text with places for cells, values, formulas and references out.
///
/// 1. `MarkdownTree` parses with cmark-gfm.
/// 2. Each pass rewrites one kind of node and notes in the `Draft` what it took out.
/// 3. `MarkdownTree.html` renders what is left, and `Placeholder` cuts it into fragments.
public enum ChapterParser {
  /// Reads a chapter and all of its mistakes.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func parse(
    _ source: SourceText, slug: String, number: Int, slugs: [String]
  ) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    var draft = Draft(source: source, slug: slug, slugs: slugs)
    let emphasis = ChineseEmphasis(source.text)
    let tree = MarkdownTree(parsing: emphasis.text)
    tree.rewriteTexts(emphasis.unmarked)
    for pass in passes { pass(tree, &draft) }
    draft.reportRepeatedLabels()
    draft.reportEmptiness()
    let title = draft.headings.first { $0.level == 1 } ?? draft.headings.first
    var chapter = Chapter(
      slug: slug, path: source.path, number: number, title: title?.text ?? slug,
      headings: draft.headings, cells: draft.cells, inlineValues: draft.inlineValues,
      fragments: Placeholder.fragments(of: tree.html(), draft: draft))
    chapter.targets = draft.targets
    chapter.links = draft.links
    chapter.images = draft.images
    chapter.files = draft.files
    chapter.symbols = draft.symbols
    chapter.numbers = draft.numbers
    return (chapter, draft.diagnostics)
  }

  /// The passes in order: formulas are recognised by the text around them, so that nothing may
  /// have changed it before; headings make ids that must differ from all labels; soft breaks look at
  /// their neighbours, which must be final.
  private static let passes: [@Sendable (MarkdownTree, inout Draft) -> Void] = [
    FencePass.run, FootnotePass.run, FormulaPass.run, CodePass.run, ReferencePass.run, LinkPass.run,
    ImagePass.run, TablePass.run, HeadingPass.run, AlertPass.run,
    MentionPass.run, PunctuationPass.run, RawHTMLPass.run, SoftBreakPass.run,
  ]
}
