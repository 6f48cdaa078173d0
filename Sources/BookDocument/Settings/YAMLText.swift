import CellRecords
import Yams

/// A YAML file of the book, for the places in it: the parser counts characters, messages count bytes.
package struct YAMLText {
  package let path: String
  private let lines: [Substring]

  package init(_ text: String, path: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Where a mark stands; the file's start if there is none.
  package func location(of mark: Mark?) -> SourceLocation {
    guard let mark else { return SourceLocation(path: path, line: 1) }
    guard lines.indices.contains(mark.line - 1) else {
      return SourceLocation(path: path, line: mark.line, column: mark.column)
    }
    let before = lines[mark.line - 1].unicodeScalars.prefix(max(0, mark.column - 1))
    return SourceLocation(
      path: path, line: mark.line, column: String(before).utf8.count + 1)
  }
}
