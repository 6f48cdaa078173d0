/// The lines of a cell that run and are not shown: `# let words = …` as in rustdoc, or a line that ends in
/// `//| hidden`, which other tools run too.
struct HiddenLines {
  /// The code that runs: every character is in its place, and the marks are gone.
  private(set) var code: [String] = []
  /// The hidden lines, counted from 0.
  private(set) var lines: Set<Int> = []

  private static let mark = "//| hidden"
  private static let quotes = "\"\"\""

  init(in written: some Sequence<String>) {
    // What closes the text of several lines that is open, and whether it began on a hidden line.
    var closing: String?
    var hidesText = false
    for line in written {
      // A line of a text can look like a hidden one, unless the text itself is hidden.
      let (kept, isHidden) = closing != nil && !hidesText ? (line, false) : Self.unmarked(line)
      if isHidden { lines.insert(code.count) }
      code.append(kept)
      let wasOpen = closing != nil
      closing = Self.closing(after: kept, closing)
      if !wasOpen { hidesText = closing != nil && isHidden }
    }
  }

  /// What closes the text that is open at a line's end: three quotes, with the marks of a raw text.
  private static func closing(after line: String, _ open: String?) -> String? {
    var closing = open
    var rest = line[...]
    while true {
      if let mark = closing {
        guard let end = rest.ranges(of: mark).first(where: { !isEscaped($0.lowerBound, in: rest) })
        else { return mark }
        rest = rest[end.upperBound...]
        closing = nil
      } else {
        guard let start = rest.firstRange(of: quotes) else { return nil }
        let marks = rest[..<start.lowerBound].reversed().prefix { $0 == "#" }.count
        closing = quotes + String(repeating: "#", count: marks)
        rest = rest[start.upperBound...]
      }
    }
  }

  private static func isEscaped(_ place: String.Index, in line: Substring) -> Bool {
    place > line.startIndex && line[line.index(before: place)] == "\\"
  }

  /// A line without its mark, and whether it had one.
  ///
  /// Swift has no statement that starts with `#` and a space.
  private static func unmarked(_ line: String) -> (String, isHidden: Bool) {
    let margin = line.prefix { $0 == " " || $0 == "\t" }
    let rest = line.dropFirst(margin.count)
    if rest == "#" { return ("", true) }
    if rest.hasPrefix("# ") { return ("\(margin) \(rest.dropFirst())", true) }
    let trimmed = line.trimming()
    guard trimmed.hasSuffix(mark), trimmed != mark else { return (line, false) }
    return ("\(margin)\(trimmed.dropLast(mark.count))", true)
  }
}

// MARK: - Hidden cells in comments

extension DocumentReader {
  private static let prompt = ">>"

  /// The cell that a comment of lines `>> code` is: it runs, and readers find it at the chapter's end.
  mutating func hiddenCell(in html: String, firstLine: Int) -> Block.Content? {
    guard html.hasPrefix("<!--"), let end = html.firstRange(of: "-->") else { return nil }
    let inner = html[html.index(html.startIndex, offsetBy: 4)..<end.lowerBound]
    let lines = inner.split(separator: "\n", omittingEmptySubsequences: false)
    let isCode = { (line: Substring) in line.trimming().hasPrefix(Self.prompt) }
    let others = lines.filter { !isCode($0) && !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: isCode), let last = lines.lastIndex(where: isCode),
      others.allSatisfy({ $0.trimming().hasPrefix(CellOptionsParser.prefix) })
    else { return nil }
    let code = lines[first...last].map { line -> String in
      guard isCode(line) else { return "" }
      let text = line.trimming().dropFirst(Self.prompt.count)
      return String(text.first == " " ? text.dropFirst() : text)
    }
    let original = source.line(firstLine + first) ?? ""
    let place = original.firstRange(of: Self.prompt).map { original[..<$0.upperBound].utf8.count }
    let column = (place ?? 0) + (original.contains("\(Self.prompt) ") ? 2 : 1)
    var options = context.cellDefaults
    (options.echo, options.output) = (false, false)
    cells.append(
      Cell(
        index: cells.count, code: code.joined(separator: "\n"),
        location: SourceLocation(path: map.path, line: firstLine + first, column: column),
        options: options))
    return .cell(cells.count - 1)
  }
}
