/// A place in a file of the book.
package struct SourceLocation: Sendable, Hashable, Codable {
  /// The file's path as the user wrote it, relative to where the command runs.
  package var path: String
  /// The line, counted from 1.
  package var line: Int
  /// The column, counted from 1.
  ///
  /// - Units: UTF-8 bytes of the original line, as the Swift compiler counts.
  package var column: Int

  /// Creates a place from its parts.
  package init(path: String, line: Int, column: Int = 1) {
    self.path = path
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  /// Orders places by file, line and column.
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.path, left.line, left.column) < (right.path, right.line, right.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// The place as compilers print it, `path:line:column`.
  package var description: String { "\(path):\(line):\(column)" }
}
