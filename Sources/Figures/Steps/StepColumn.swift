import CellRecords

/// One column of a step table: its header and its cell for each time step.
public struct StepColumn: Sendable, Hashable {
  /// The words over a column: the author's own, or those of the language.
  private enum Title: Hashable {
    case given(String)
    case target
    case prediction
    case probability
    case loss

    init(_ given: String?, _ meaning: Title) {
      self = given.map { .given($0) } ?? meaning
    }
  }

  private let title: Title
  /// The cell of each time step.
  public let cells: [DataCell]
  /// The numbers of the cells, if the column holds numbers.
  public let values: [Float]?

  private init(_ title: Title, cells: [DataCell], values: [Float]? = nil) {
    self.title = title
    self.cells = cells
    self.values = values
  }

  /// The words over the column.
  public var header: String {
    let phrases = FigureSettings.current.phrases
    return switch title {
    case .given(let words): words
    case .target: phrases.target
    case .prediction: phrases.prediction
    case .probability: phrases.probability
    case .loss: phrases.loss
    }
  }

  /// The tokens that each step may see.
  public static func inputs(_ tokens: [[String]], header: String) -> StepColumn {
    StepColumn(.given(header), cells: tokens.map { .tokens($0) })
  }

  /// The tokens that each step may see, the newest of them marked.
  ///
  /// - Precondition: Every step sees a token.
  public static func prefixes(_ tokens: [[String]], header: String) -> StepColumn {
    StepColumn(
      .given(header),
      cells: tokens.enumerated().map { step, tokens in
        guard let newest = tokens.last else {
          preconditionFailure("step \(step + 1) of column '\(header)' sees no token")
        }
        return .prefix(earlier: tokens.dropLast(), newest: newest)
      })
  }

  /// One token for each step, such as the target.
  public static func targets(_ tokens: [String], header: String? = nil) -> StepColumn {
    StepColumn(Title(header, .target), cells: tokens.map { .tokens([$0]) })
  }

  /// One token for each step, of whatever kind the header says.
  public static func tokens(_ tokens: [String], header: String) -> StepColumn {
    targets(tokens, header: header)
  }

  /// The predicted tokens, each marked as equal to its target or not.
  ///
  /// - Precondition: There are as many targets as predictions.
  public static func predictions(
    _ tokens: [String], targets: [String], header: String? = nil
  ) -> StepColumn {
    precondition(
      tokens.count == targets.count,
      "each prediction has a target, got \(tokens.count) and \(targets.count)")
    return StepColumn(
      Title(header, .prediction),
      cells: zip(tokens, targets).map { .verdict(token: $0, agrees: $0 == $1) })
  }

  /// The probability of something at each step.
  public static func probabilities(_ values: [Float], header: String? = nil) -> StepColumn {
    numbers(values, title: Title(header, .probability))
  }

  /// The loss of each step.
  public static func losses(_ values: [Float], header: String? = nil) -> StepColumn {
    numbers(values, title: Title(header, .loss))
  }

  /// Numbers, all in the same format: without one, with three decimals, or as many as give the largest
  /// three significant digits.
  public static func numbers(
    _ values: [Float], header: String, format: NumberFormat? = nil
  ) -> StepColumn {
    numbers(values, title: .given(header), format: format)
  }

  private static func numbers(
    _ values: [Float], title: Title, format: NumberFormat? = nil
  ) -> StepColumn {
    let isLarge = values.contains { $0.isFinite && $0.magnitude >= 0.01 }
    let format =
      format ?? (isLarge ? .fixed(fractionDigits: 3) : NumberScale.format(fitting: values))
    return StepColumn(
      title, cells: values.map { .number(format.tableString(from: $0)) }, values: values)
  }

  /// Words for readers.
  public static func words(_ words: [String], header: String) -> StepColumn {
    StepColumn(.given(header), cells: words.map { .text($0) })
  }

  /// The smallest and the largest finite number, as their cells write them.
  var range: (lowest: String, highest: String)? {
    let numbers = zip(values ?? [], cells).filter { $0.0.isFinite }
    guard let low = numbers.min(by: { $0.0 < $1.0 }), let high = numbers.max(by: { $0.0 < $1.0 })
    else { return nil }
    return (NumberFormat.typographic(low.1.text), NumberFormat.typographic(high.1.text))
  }

  /// The steps whose prediction is not the target, counted from 1; nil in a column of another kind.
  var differingSteps: [Int]? {
    let verdicts = cells.indices.filter {
      if case .verdict = cells[$0] { true } else { false }
    }
    guard !verdicts.isEmpty else { return nil }
    return verdicts.filter {
      if case .verdict(_, agrees: false) = cells[$0] { true } else { false }
    }.map { $0 + 1 }
  }
}
