import CellRecords

/// What happens at each time step t = 1, 2, …, as a table with a row for each step.
public struct StepTable: Figure, Hashable {
  /// What the table shows.
  public let title: String
  /// The columns right of the time step.
  public let columns: [StepColumn]

  /// Creates a table of time steps.
  ///
  /// - Precondition: There is a column, all columns have the same number of cells, and it is not 0.
  public init(title: String, columns: [StepColumn]) {
    let counts = columns.map(\.cells.count)
    precondition(
      !columns.isEmpty && counts.allSatisfy { $0 == counts[0] } && counts[0] > 0,
      "step table '\(title)' needs columns of one length above 0, got lengths \(counts)")
    self.title = title
    self.columns = columns
  }

  /// The number of time steps.
  public var stepCount: Int { columns[0].cells.count }

  /// How many steps, which predictions differ, and the range of the numbers.
  public var altText: String {
    var notes: [String] = []
    for column in columns {
      if let steps = column.differingSteps {
        notes.append(phrases.differingSteps(steps, of: column.header))
      }
      if let (low, high) = column.range {
        notes.append(phrases.range(of: column.header, from: low, to: high))
      }
    }
    return phrases.stepTable(title: title, steps: stepCount, notes: notes)
  }

  /// The table in plain text, aligned by display width.
  public var text: String {
    let hasVerdicts = columns.contains { $0.differingSteps != nil }
    return title + "\n" + (table?.text ?? "") + (hasVerdicts ? "\n\(phrases.verdictNote)" : "")
  }

  /// The table: one row for each time step.
  public var table: DataTable? {
    let rows = (0..<stepCount).map { step in
      DataTable.Row(header: .text("t=\(step + 1)"), cells: columns.map { $0.cells[step] })
    }
    return DataTable(
      caption: title, columnHeaders: [.axis(phrases.timeStep)] + columns.map { .text($0.header) },
      rows: rows)
  }

  /// Nothing: the steps are shown as their table.
  public func svg(idPrefix: String) -> String? { nil }

  /// The numbers of each column that holds numbers.
  public var tensors: [FigureTensor] {
    columns.compactMap { column in
      column.values.map {
        FigureTensor(name: "\(title): \(column.header)", shape: [$0.count], values: $0)
      }
    }
  }
}

/// Step tables of one length side by side, such as free running and teacher forcing.
public struct StepComparison: Figure, Hashable {
  /// What is compared.
  public let title: String
  /// The tables from left to right; they are one under the other where there is no room.
  public let stepTables: [StepTable]

  /// Puts step tables side by side.
  ///
  /// - Precondition: There are two tables or more, all with the same number of steps.
  public init(title: String, _ stepTables: [StepTable]) {
    let counts = stepTables.map(\.stepCount)
    precondition(
      counts.count > 1 && counts.allSatisfy { $0 == counts[0] },
      "comparison '\(title)' needs two step tables or more of one length, got lengths \(counts)")
    self.title = title
    self.stepTables = stepTables
  }

  /// What each table says.
  public var altText: String {
    phrases.stepComparison(title: title, tables: stepTables.map(\.altText))
  }

  /// The tables in plain text, one under the other.
  public var text: String {
    title + "\n\n" + stepTables.map(\.text).joined(separator: "\n\n")
  }

  /// Nothing: each step table is a table of its own.
  public var table: DataTable? { nil }

  /// The step tables.
  public var tables: [DataTable] { stepTables.compactMap(\.table) }

  /// Nothing: the steps are shown as their tables.
  public func svg(idPrefix: String) -> String? { nil }

  /// The numbers of each table.
  public var tensors: [FigureTensor] { stepTables.flatMap(\.tensors) }
}
