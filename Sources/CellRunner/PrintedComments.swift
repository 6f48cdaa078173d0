import BookDocument
import CellRecords
import RunStore

/// Compares what cells print with what their comments say they print: `// Prints "Hello"`.
///
/// The texts of a cell's comments must be found among its lines, in their order; lines that no comment is
/// about may be between them. Nothing else is said by other comments.
enum PrintedComments {
  /// A comment that states what is printed.
  struct Statement: Equatable {
    /// The word before the text.
    var word = "Prints"
    /// The text, without its quotes.
    var text: String
    /// What it is if the comment goes on after a quote before the last: `"a", since b is "c"`.
    var shorter: [String] = []
    /// Its lines below the first line of the cell's code.
    var lines: ClosedRange<Int>
    /// Where the comment starts in its first line.
    ///
    /// - Units: bytes.
    var column: Int
  }

  /// The statements that differ from what was printed, without those of cells that did not run.
  static func diagnostics(
    about run: ChapterRun, of chapter: Chapter, leavingOut left: Set<Int>
  ) -> [Diagnostic] {
    chapter.cells.flatMap { cell -> [Diagnostic] in
      guard cell.isInProgram, !cell.options.measured, !left.contains(cell.index) else { return [] }
      let outputs = run.outputs[cell.index]
      let text = outputs.map { if case .printed(let text) = $0 { text } else { "" } }.joined()
      return diagnostics(about: text, of: cell) + expectedOutput(text, of: cell)
    }
  }

  private static func diagnostics(about printed: String, of cell: Cell) -> [Diagnostic] {
    let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var next = 0
    return statements(in: cell.code).compactMap { statement in
      let wanted = statement.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      let place = (next...max(next, lines.count)).first { start in
        start + wanted.count <= lines.count
          && (zip(wanted, lines[start...]).allSatisfy { isSame($0, $1) }
            || statement.shorter.contains { isSame($0, lines[start]) })
      }
      if let place {
        next = place + wanted.count
        return nil
      }
      let rest = lines[min(next, lines.count)...].prefix { !$0.isEmpty }.prefix(wanted.count)
      next = min(lines.count, next + rest.count)
      return diagnostic(statement, in: cell, printed: rest.joined(separator: "\n"))
    }
  }

  private static func diagnostic(
    _ statement: Statement, in cell: Cell, printed: String
  ) -> Diagnostic {
    let start = cell.location(line: statement.lines.lowerBound + 1, column: statement.column + 1)
    let what = printed.isEmpty ? "nothing" : "'\(printed)'"
    let lines = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
    let last = statement.lines.upperBound
    let end = cell.location(line: last + 1, column: lines[last].utf8.count + 1)
    let range = SourceRange(start: start, endLine: end.line, endColumn: end.column)
    let right = "// \(statement.word) \"\(printed.replacing("\n", with: "\n// "))\""
    return Diagnostic(
      .outputDiffers, at: start,
      "the cell prints \(what) here, and the comment says '\(statement.text)'",
      rule: "a comment '// Prints \"…\"' states what the cell prints, line by line",
      help: printed.isEmpty
        ? "remove the comment, or print the text" : "write '\(right)'",
      replacement: printed.isEmpty ? nil : .init(range, with: right))
  }

  /// What the block says that follows the cell, ```` ```output ````.
  private static func expectedOutput(_ printed: String, of cell: Cell) -> [Diagnostic] {
    guard let expected = cell.expectedOutput else { return [] }
    let wanted = expected.text.split(separator: "\n", omittingEmptySubsequences: false)
    let found = printed.split(separator: "\n", omittingEmptySubsequences: false)
    func trimmed(_ lines: [Substring]) -> [Substring] {
      let end = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) }
      return Array(lines[..<(end.map { $0 + 1 } ?? 0)])
    }
    let (left, right) = (trimmed(wanted), trimmed(found))
    guard
      left.count != right.count || !zip(left, right).allSatisfy({ isSame(String($0), String($1)) })
    else { return [] }
    let row = zip(left, right).enumerated().first { !isSame(String($1.0), String($1.1)) }?.offset
    let line = row ?? min(left.count, right.count)
    let says = left.indices.contains(line) ? "'\(left[line])'" : "nothing more"
    let prints = right.indices.contains(line) ? "'\(right[line])'" : "nothing more"
    var place = expected.location
    place.line += line
    let text = right.joined(separator: "\n")
    let range = SourceRange(
      start: expected.location, endLine: expected.location.line + max(0, wanted.count - 2),
      endColumn: expected.location.column + (wanted.dropLast().last?.utf8.count ?? 0))
    return [
      Diagnostic(
        .outputDiffers, at: place, "the cell prints \(prints) here, and the block says \(says)",
        rule: "an 'output' block right below a cell states all that the cell prints",
        help: "copy what the cell prints, or remove the block",
        replacement: .init(range, with: wanted.count < 2 ? text + "\n" : text))
    ]
  }

  /// Whether two lines are the same but for spaces at their ends; after `≈` numbers may differ in the
  /// digits that are not written.
  static func isSame(_ wanted: String, _ found: String) -> Bool {
    let left = wanted.trimming(), right = found.trimming()
    if left == right { return true }
    guard left.hasPrefix("≈"), let number = Double(left.dropFirst().trimming()),
      let value = Double(right)
    else { return false }
    let digits = left.split(separator: ".").dropFirst().first?.count ?? 0
    var unit = 1.0
    for _ in 0..<digits { unit /= 10 }
    return abs(number - value) <= unit / 2 * 1.000_001
  }

  // MARK: - Comments

  /// The statements in code, in order.
  static func statements(in code: String) -> [Statement] {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [Statement] = []
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      let line = lines[index]
      guard line.contains("//"),
        let match = line.firstMatch(
          of: /\/\/[ \t]*(?<word>[^\s:："“”]+)[ \t]*[:：]?[ \t]*(?<open>["“”])(?<text>.*)$/),
        Language.all.contains(where: { language in
          language.phrases.printingWords.contains {
            $0.lowercased() == String(match.word).lowercased()
          }
        })
      else { continue }
      let column = line[..<match.range.lowerBound].utf8.count
      let first = index
      var parts = [String(match.text)]
      while closed(parts[parts.count - 1]) == nil, index + 1 < lines.count,
        let more = lines[index + 1].wholeMatch(of: /[ \t]*\/\/[ \t]?(?<text>.*)/)
      {
        index += 1
        parts.append(String(more.text))
      }
      guard let last = closed(parts[parts.count - 1]) else { continue }
      parts[parts.count - 1] = last
      found.append(
        Statement(
          word: String(match.word), text: parts.joined(separator: "\n"),
          shorter: parts.count == 1 ? shorter(than: last) : [], lines: first...index,
          column: column))
    }
    guard !found.isEmpty else { return [] }
    // In a text, or in a comment of another kind, the words say nothing.
    let comments = SourceComments.starts(in: code)
    return found.filter { comments.contains(.init(line: $0.lines.lowerBound, column: $0.column)) }
  }

  private static func shorter(than text: String) -> [String] {
    text.matches(of: /["“”][ \t]*[,;，；、]/).map { String(text[..<$0.range.lowerBound]) }
  }

  /// A line without the quote that ends it, and what may follow that; nil if it has none.
  private static func closed(_ text: String) -> String? {
    guard let match = text.wholeMatch(of: /(?<text>.*)["“”][ \t]*[.。]?[ \t]*/) else { return nil }
    return String(match.text)
  }
}
