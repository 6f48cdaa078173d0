import CellRecords

/// Step tables of one length side by side, such as free running and teacher forcing.
public struct StepComparison: Figure, Hashable {
  /// What is compared.
  public let title: String
  /// The tables from left to right; they stand one under the other where there is no room.
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

  /// Chinese text: what each table says.
  public var altText: String {
    "并排的 \(stepTables.count) 张时间步表“\(title)”。" + stepTables.map(\.altText).joined()
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
