/// A table for a terminal, its columns lined up by display width.
package struct TextTable {
  /// The titles over the columns.
  package let header: [String]
  /// The rows; each has a cell for every title.
  package let rows: [[String]]
  /// The columns that line up at their left edge; all others hold numbers.
  package let leadingColumns: Set<Int>

  package init(header: [String], rows: [[String]], leadingColumns: Set<Int>) {
    self.header = header
    self.rows = rows
    self.leadingColumns = leadingColumns
  }

  /// The table without its last line end.
  package var text: String {
    let all = [header] + rows
    let widths = header.indices.map { column in
      all.map { displayWidth(of: $0[column]) }.max() ?? 0
    }
    return all.map { row in
      let fields = row.indices.map { column in
        row[column].padded(
          toDisplayWidth: widths[column],
          alignment: leadingColumns.contains(column) ? .leading : .trailing)
      }
      let line = fields.joined(separator: "  ")
      return String(
        line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }.joined(separator: "\n")
  }
}
