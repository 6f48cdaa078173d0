import CellRecords

/// One row of a count table: what is counted, and how many there are in each column.
public struct CountRow: Sendable, Hashable {
  /// What stands in the row.
  enum Quantity: Hashable {
    case counts([Int])
    case values([Float?])
  }

  /// What is counted.
  public let name: String
  let quantity: Quantity

  /// A row of exact counts.
  public static func counts(_ name: String, _ counts: [Int]) -> CountRow {
    CountRow(name: name, quantity: .counts(counts))
  }

  /// A row of measured numbers; a column without one is left empty.
  public static func values(_ name: String, _ values: [Float?]) -> CountRow {
    CountRow(name: name, quantity: .values(values))
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
        let tells = column > 0 && counts[0] > 0
        return .count(
          digits: NumberFormat.grouped(count),
          ratio: tells ? NumberFormat.ratio(of: count, to: counts[0]) : nil)
      }
    case .values(let values):
      values.map { value in
        value.map { .number(NumberFormat.fixed(fractionDigits: 4).telling($0)) } ?? .text("")
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
