import BookModel

/// What the passes have taken out of a chapter so far.
struct Draft {
  let source: SourceText
  /// The names of all chapters of the book, which links may name.
  let slugs: [String]
  var cells: [Cell] = []
  var inlineValues: [InlineValue] = []
  var headings: [Heading] = []
  var formulas: [Formula] = []
  var references: [Reference] = []
  var diagnostics: [Diagnostic] = []
  /// The place of each label, so that a second one can name the first.
  var labels: [String: SourceLocation] = [:]

  init(source: SourceText, slugs: [String]) {
    self.source = source
    self.slugs = slugs
  }

  func location(line: Int, column: Int = 1) -> SourceLocation {
    SourceLocation(path: source.path, line: line, column: column)
  }

  /// The place of a text in a line of the chapter: cmark miscounts some inline columns, so that
  /// the original is searched, after the column where the last search on this line ended.
  func location(of text: String, line: Int, after column: Int = 0) -> SourceLocation {
    guard let whole = source.line(line)?.utf8, column <= whole.count else {
      return location(line: line)
    }
    let bytes = Array(whole)
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, wanted.count <= bytes.count else { return location(line: line) }
    for start in stride(from: column, through: bytes.count - wanted.count, by: 1)
    where bytes[start...].starts(with: wanted) {
      return location(line: line, column: start + 1)
    }
    return location(line: line)
  }

  mutating func reportEmptiness() {
    guard source.text.allSatisfy(\.isWhitespace) else { return }
    diagnostics.append(
      Diagnostic(
        .error, at: location(line: 1), "the chapter is empty",
        help: "write a heading, '# Title', or take the chapter out of 'chapters:' in book.yml"))
  }
}
