import CellRecords

/// What several ways of computing one thing take, in exact counts: a column for each way.
public struct CountTable: Figure, Hashable {
  /// What is compared.
  public let title: String
  /// The ways, from left to right; counts are compared with the first.
  public let columns: [String]
  /// What is counted, from top to bottom.
  public let rows: [CountRow]

  /// Creates a table of counts.
  ///
  /// - Precondition: There is a row, and every row has a number for each column.
  public init(title: String, columns: [String], rows: [CountRow]) {
    precondition(!rows.isEmpty, "count table '\(title)' needs at least one row, got none")
    for row in rows {
      precondition(
        row.count == columns.count,
        "row '\(row.name)' of '\(title)' needs \(columns.count) numbers, got \(row.count)")
    }
    self.title = title
    self.columns = columns
    self.rows = rows
  }

  /// Chinese text: every row with its numbers.
  public var altText: String {
    let lines = rows.map { row in
      let parts = zip(columns, row.cells).compactMap { column, cell in
        cell.text.isEmpty ? nil : "\(column) \(spoken(cell))"
      }
      return row.name + "：" + parts.joined(separator: "，")
    }
    return "对照表“\(title)”。" + lines.joined(separator: "；") + "。"
  }

  private func spoken(_ cell: DataCell) -> String {
    guard case .count(let digits, let ratio?) = cell else {
      return NumberFormat.typographic(cell.text)
    }
    return "\(digits)（\(ratio) 倍）"
  }

  /// The table in plain text.
  public var text: String { title + "\n" + (table?.text ?? "") }

  /// The table: one row for each thing that is counted.
  public var table: DataTable? {
    DataTable(
      caption: title, columnHeaders: [.text("量")] + columns.map { .text($0) },
      rows: rows.map { DataTable.Row(header: .text($0.name), cells: $0.cells) })
  }

  /// Nothing: counts are shown as their table.
  public func svg(idPrefix: String) -> String? { nil }

  /// The numbers of each row; the table has every digit of a count, a `Float` its first seven.
  public var tensors: [FigureTensor] {
    rows.map {
      FigureTensor(name: "\(title): \($0.name)", shape: [$0.count], values: $0.numbers)
    }
  }
}
