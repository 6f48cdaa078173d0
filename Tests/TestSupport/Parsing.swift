import BookDocument

/// Reads a chapter from a literal; the book has the chapters `a` and `b`.
package func parse(
  _ markdown: String, slug: String = "a", number: Int = 6, in language: Language = .chinese,
  slugs: [String] = ["a", "b"]
) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
  ChapterParser.parse(
    SourceText(path: "\(slug).md", text: markdown), slug: slug, number: number,
    in: .init(language: language, slugs: slugs))
}

extension SourceRange {
  /// A range of `a.md` on one line.
  package init(line: Int, _ columns: Range<Int>) {
    self.init(
      start: SourceLocation(path: "a.md", line: line, column: columns.lowerBound), endLine: line,
      endColumn: columns.upperBound)
  }
}
