import CellRecords

/// What the passes have taken out of a chapter so far.
struct Draft {
  let source: SourceText
  /// The chapter's own name.
  let slug: String
  /// The names of all chapters of the book, which links may name.
  let slugs: [String]
  var cells: [Cell] = []
  var inlineValues: [InlineValue] = []
  var headings: [Heading] = []
  var formulas: [Formula] = []
  var references: [Reference] = []
  var targets: [Target] = []
  var links: [PageLink] = []
  var images: [LocalFile] = []
  var files: [LocalFile] = []
  var symbols: [ProseMention] = []
  var numbers: [ProseMention] = []
  var diagnostics: [Diagnostic] = []
  /// All labels with their places, in the order in which the passes met them.
  private(set) var labels: [(name: String, location: SourceLocation)] = []

  init(source: SourceText, slug: String, slugs: [String]) {
    self.source = source
    self.slug = slug
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

  /// The place of a link's or image's target: the one in brackets, if the line has it.
  func location(ofTarget url: String, line: Int) -> SourceLocation {
    let bracket = location(of: "](\(url))", line: line)
    guard source.line(line)?.contains("](\(url))") == true else {
      return location(of: url, line: line)
    }
    return location(line: line, column: bracket.column + 2)
  }

  mutating func note(label: String, at location: SourceLocation) {
    labels.append((label, location))
  }

  /// Reports labels that stand twice; in the text's order, which is not that of the passes.
  mutating func reportRepeatedLabels() {
    var first: [String: SourceLocation] = [:]
    for label in labels.sorted(by: { $0.location < $1.location }) {
      guard let place = first[label.name] else {
        first[label.name] = label.location
        continue
      }
      diagnostics.append(
        Diagnostic(
          .labelDuplicate, at: label.location,
          "the label '\(label.name)' is used twice; it first stands at \(place)",
          rule: "a label names one thing in the book"))
    }
  }

  mutating func reportEmptiness() {
    guard source.text.allSatisfy(\.isWhitespace) else { return }
    diagnostics.append(
      Diagnostic(
        .chapterEmpty, at: location(line: 1), "the chapter is empty",
        help: "write a heading, '# Title', or take the chapter out of 'chapters:' in book.yml"))
  }
}
