/// A stretch of a file of the book.
package struct SourceRange: Sendable, Hashable, Codable {
  /// The first byte.
  package var start: SourceLocation
  /// The line of the byte after the last one.
  package var endLine: Int
  /// The column of the byte after the last one.
  ///
  /// - Units: UTF-8 bytes of the original line, counted from 1.
  package var endColumn: Int

  package init(start: SourceLocation, endLine: Int, endColumn: Int) {
    self.start = start
    self.endLine = endLine
    self.endColumn = endColumn
  }

  /// The empty range at a place.
  package init(at start: SourceLocation) {
    self.init(start: start, endLine: start.line, endColumn: start.column)
  }

  /// The range of a text on one line.
  package init(of text: some StringProtocol, at start: SourceLocation) {
    self.init(start: start, endLine: start.line, endColumn: start.column + text.utf8.count)
  }
}

extension SourceRange {
  package var path: String { start.path }

  package var isEmpty: Bool { start.line == endLine && start.column == endColumn }

  /// The range of the same extent at another place.
  package func moved(to place: SourceLocation) -> SourceRange {
    SourceRange(
      start: place, endLine: place.line + endLine - start.line,
      endColumn: endLine == start.line ? place.column + endColumn - start.column : endColumn)
  }
}
