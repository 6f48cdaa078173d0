import CellRecords

/// What several ways of computing one thing take, in exact counts: a column for each way.
public struct CountTable: Figure, Hashable {
  /// One row: what is counted, and how many there are in each column.
  public struct Row: Sendable, Hashable {
    /// The numbers of the row.
    enum Quantity: Hashable {
      case counts([Int])
      case values([Float?])
    }

    /// What is counted.
    public let name: String
    let quantity: Quantity

    /// A row of exact counts.
    public static func counts(_ name: String, _ counts: [Int]) -> Row {
      Row(name: name, quantity: .counts(counts))
    }

    /// A row of measured numbers; a column without one is left empty.
    public static func values(_ name: String, _ values: [Float?]) -> Row {
      Row(name: name, quantity: .values(values))
    }

    /// The number of columns.
    var count: Int {
      switch quantity {
      case .counts(let counts): counts.count
      case .values(let values): values.count
      }
    }

    /// The cells; counts right of the first say how many times the first they are.
    var cells: [DataCell] {
      switch quantity {
      case .counts(let counts):
        counts.enumerated().map { column, count in
          let isCompared = column > 0 && counts[0] > 0
          return .count(
            digits: NumberFormat.grouped(count),
            ratio: isCompared ? NumberFormat.ratio(of: count, to: counts[0]) : nil)
        }
      case .values(let values):
        values.map { value in
          value.map { .number(NumberScale.single($0)) }
            ?? .text("")
        }
      }
    }

    /// The numbers, 0 where there is none.
    var numbers: [Float] {
      switch quantity {
      case .counts(let counts): counts.map { Float($0) }
      case .values(let values): values.map { $0 ?? 0 }
      }
    }
  }

  /// What is compared.
  public let title: String
  /// The ways, from left to right; counts are compared with the first.
  public let columns: [String]
  /// What is counted, from top to bottom.
  public let rows: [Row]

  /// Creates a table of counts.
  ///
  /// - Precondition: There is a row, and every row has a number for each column.
  public init(title: String, columns: [String], rows: [Row]) {
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

  /// Every row with its numbers.
  public var altText: String {
    let lines = rows.map { row in
      let parts = zip(columns, row.cells).compactMap { column, cell in
        cell.text.isEmpty ? nil : "\(column) \(spoken(cell))"
      }
      return phrases.labelled(row.name, phrases.joined(parts))
    }
    return phrases.counts(title: title, rows: lines)
  }

  private func spoken(_ cell: DataCell) -> String {
    guard case .count(let digits, let ratio?) = cell else {
      return NumberFormat.typographic(cell.text)
    }
    return phrases.count(digits, ratio: ratio)
  }

  /// The table in plain text.
  public var text: String { title + "\n" + (table?.text ?? "") }

  /// The table: one row for each thing that is counted.
  public var table: DataTable? {
    DataTable(
      caption: title, columnHeaders: [.text(phrases.quantity)] + columns.map { .text($0) },
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
