public import Figures
public import Transformer

/// What several ways of computing the same scores take: decoder calls, matrix products,
/// multiply-adds, critical path, and how far their scores lie apart.
///
/// The first way is what the others are compared with.
public struct WorkLedger: Figure {
  /// One way of computing the scores.
  public struct Column {
    /// What the way is called.
    public let name: String
    /// What it took.
    public let work: Work
    /// The scores it gave; nil where they are not those of the first way, as when a model runs
    /// freely on other inputs.
    public let logits: Tensor?

    /// Names a way of computing scores, and what it took and gave.
    public init(_ name: String, work: Work, logits: Tensor?) {
      self.name = name
      self.work = work
      self.logits = logits
    }
  }

  /// The rows and columns.
  public let counts: CountTable

  /// Compares ways of computing the same scores.
  ///
  /// - Parameters:
  ///   - title: What is computed.
  ///   - columns: The ways from left to right.
  /// - Precondition: There is a column, and all scores have as many elements.
  public init(_ title: String, columns: [Column]) {
    precondition(!columns.isEmpty, "work ledger '\(title)' needs at least one column, got none")
    func row(_ name: String, _ part: (Work) -> Int) -> CountTable.Row {
      .counts(name, columns.map { part($0.work) })
    }
    var rows = [
      row(Words.work.decoderCalls, \.decoderCalls),
      row(Words.work.matrixProducts, \.matrixProducts),
      row(Words.work.multiplyAdds, \.multiplyAdds), row(Words.work.depth, \.depth),
    ]
    if let first = columns[0].logits {
      rows.append(
        .values(
          Words.work.difference,
          columns.enumerated().map { index, column in
            index == 0 ? nil : column.logits.map { Self.difference(first, $0, title) }
          }))
    }
    counts = CountTable(title: title, columns: columns.map(\.name), rows: rows)
  }

  /// Compares ways of computing the same scores.
  ///
  /// - Precondition: There is a column, and all scores have as many elements.
  public init(
    _ title: String, columns: [(name: String, work: Work, logits: Tensor?)]
  ) {
    self.init(title, columns: columns.map { Column($0.name, work: $0.work, logits: $0.logits) })
  }

  private static func difference(_ first: Tensor, _ other: Tensor, _ title: String) -> Float {
    precondition(
      first.count == other.count,
      "the scores of '\(title)' have \(first.count) elements, got \(other.shape)")
    return first.reshaped([-1]).maximumDifference(from: other.reshaped([-1]))
  }

  /// Every row with its numbers.
  public var altText: String { counts.altText }
  /// The table in plain text.
  public var text: String { counts.text }
  /// The table.
  public var table: DataTable? { counts.table }
  /// Nothing: counts are shown as their table.
  public func svg(idPrefix: String) -> String? { nil }
  /// The numbers of each row.
  public var tensors: [FigureTensor] { counts.tensors }
}
