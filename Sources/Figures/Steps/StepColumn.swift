import CellRecords

/// One column of a step table: what it is called and what stands at each time step.
public struct StepColumn: Sendable, Hashable {
  /// The words over the column.
  public let header: String
  /// The cell of each time step.
  public let cells: [DataCell]
  /// The numbers behind the cells, if the column holds numbers.
  public let values: [Float]?

  private init(_ header: String, cells: [DataCell], values: [Float]? = nil) {
    self.header = header
    self.cells = cells
    self.values = values
  }

  /// The tokens that each step may see.
  public static func inputs(
    _ tokens: [[String]], header: String = "解码器输入"
  ) -> StepColumn {
    StepColumn(header, cells: tokens.map { .tokens($0) })
  }

  /// The tokens that each step may see, the newest of them marked.
  ///
  /// - Precondition: Every step sees a token.
  public static func prefixes(
    _ tokens: [[String]], header: String = "解码器看到的"
  ) -> StepColumn {
    StepColumn(
      header,
      cells: tokens.enumerated().map { step, tokens in
        guard let newest = tokens.last else {
          preconditionFailure("step \(step + 1) of column '\(header)' sees no token")
        }
        return .prefix(earlier: tokens.dropLast(), newest: newest)
      })
  }

  /// One token for each step, such as the target.
  public static func targets(_ tokens: [String], header: String = "目标") -> StepColumn {
    StepColumn(header, cells: tokens.map { .tokens([$0]) })
  }

  /// One token for each step, of whatever kind the header says.
  public static func tokens(_ tokens: [String], header: String) -> StepColumn {
    targets(tokens, header: header)
  }

  /// The predicted tokens, each marked as equal to its target or not.
  ///
  /// - Precondition: There are as many targets as predictions.
  public static func predictions(
    _ tokens: [String], targets: [String], header: String = "预测"
  ) -> StepColumn {
    precondition(
      tokens.count == targets.count,
      "each prediction has a target, got \(tokens.count) and \(targets.count)")
    return StepColumn(
      header, cells: zip(tokens, targets).map { .verdict(token: $0, agrees: $0 == $1) })
  }

  /// The probability of something at each step.
  public static func probabilities(_ values: [Float], header: String = "概率") -> StepColumn {
    numbers(values, header: header)
  }

  /// The loss of each step.
  public static func losses(_ values: [Float], header: String = "损失") -> StepColumn {
    numbers(values, header: header)
  }

  /// Numbers, all in the same format.
  public static func numbers(
    _ values: [Float], header: String, format: NumberFormat = .fixed(fractionDigits: 4)
  ) -> StepColumn {
    StepColumn(
      header, cells: values.map { .number(format.string(from: $0)) }, values: values)
  }

  /// Words for readers.
  public static func words(_ words: [String], header: String) -> StepColumn {
    StepColumn(header, cells: words.map { .text($0) })
  }
}
