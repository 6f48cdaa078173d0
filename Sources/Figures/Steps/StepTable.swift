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

  /// Chinese text: how many steps, which predictions differ, which range the numbers have.
  public var altText: String {
    var parts = ["时间步表“\(title)”，共 \(stepCount) 步"]
    for column in columns {
      if let verdict = verdict(on: column) { parts.append(verdict) }
      if let values = column.values?.filter(\.isFinite), let low = values.min(),
        let high = values.max()
      {
        let format = NumberFormat.fixed(fractionDigits: 4)
        parts.append(
          "\(column.header)从 \(NumberFormat.typographic(format.string(from: low)))"
            + " 到 \(NumberFormat.typographic(format.string(from: high)))")
      }
    }
    return parts.joined(separator: "；") + "。"
  }

  private func verdict(on column: StepColumn) -> String? {
    var count = 0
    var wrong: [Int] = []
    for (index, cell) in column.cells.enumerated() {
      guard case .verdict(_, let agrees) = cell else { continue }
      count += 1
      if !agrees { wrong.append(index + 1) }
    }
    guard count > 0 else { return nil }
    if wrong.isEmpty { return "\(column.header)每一步都与目标相同" }
    return "\(column.header)有 \(wrong.count) 步与目标不同（t = "
      + wrong.map { String($0) }.joined(separator: "、") + "）"
  }

  /// The table in plain text, aligned by display width.
  public var text: String {
    let hasVerdicts = columns.contains { verdict(on: $0) != nil }
    return title + "\n" + (table?.text ?? "") + (hasVerdicts ? "\n(= 与目标相同；! 与目标不同)" : "")
  }

  /// The table: one row for each time step.
  public var table: DataTable? {
    let rows = (0..<stepCount).map { step in
      DataTable.Row(header: .text("t=\(step + 1)"), cells: columns.map { $0.cells[step] })
    }
    return DataTable(
      caption: title, columnHeaders: [.axis("时间步")] + columns.map { .text($0.header) },
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
