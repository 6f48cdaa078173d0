import BookLanguage
import CellRecords

extension DataTable {
  /// The table in plain text, its columns aligned by display width.
  ///
  /// The caption is not part of it.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public var text: String {
    let widths = columnWidths
    let trailing = columnHeaders.indices.map(isTrailing(column:))
    func line(_ cells: [String]) -> String {
      let fields = cells.indices.map { column in
        cells[column].padded(
          toDisplayWidth: widths[column], alignment: trailing[column] ? .trailing : .leading)
      }
      return fields.joined(separator: "  ").withoutTrailingSpaces
    }
    var lines = [line(columnHeaders.map(\.text))]
    lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "))
    for (index, group) in groups.enumerated() {
      if let title = group.title {
        if index > 0 { lines.append("") }
        lines.append("[\(title)]")
      }
      lines += group.rows.map { line([$0.header.text] + $0.cells.map(\.text)) }
    }
    return lines.joined(separator: "\n")
  }

  private var columnWidths: [Int] {
    var widths = columnHeaders.map { displayWidth(of: $0.text) }
    for row in rows {
      for (column, cell) in ([row.header] + row.cells).enumerated() {
        widths[column] = max(widths[column], displayWidth(of: cell.text))
      }
    }
    return widths
  }

  /// Whether the cells of a column line up at their right edge.
  func isTrailing(column: Int) -> Bool {
    let cells = rows.lazy.map { column == 0 ? $0.header : $0.cells[column - 1] }
    return cells.contains { $0.isTrailing } && cells.allSatisfy { $0.isTrailing || $0.text.isEmpty }
  }
}

extension String {
  /// The string up to its last character that is not a space.
  var withoutTrailingSpaces: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
