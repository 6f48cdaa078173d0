/// One dimension of a figure: its name, its size and the labels of its positions.
public struct FigureAxis: Sendable, Hashable {
  /// What the dimension is, for readers: `查询`, `键`, `步`, `维`.
  public let name: String
  /// The label of each position.
  public let labels: [String]
  /// Whether the labels are words of the author's, not just position numbers.
  public let hasOwnLabels: Bool

  /// The number of positions.
  public var count: Int { labels.count }

  /// Creates a dimension whose positions are labelled by tokens or other words.
  ///
  /// - Precondition: `labels` is not empty.
  public init(_ name: String, labels: [String]) {
    precondition(!labels.isEmpty, "axis '\(name)' needs at least one position, got no labels")
    self.name = name
    self.labels = labels
    self.hasOwnLabels = true
  }

  /// Creates a dimension whose positions are numbered.
  ///
  /// - Precondition: `count` is positive.
  public init(_ name: String, count: Int, startingAt start: Int = 0) {
    precondition(count > 0, "axis '\(name)' needs at least one position, got \(count)")
    self.name = name
    self.labels = (0..<count).map { String($0 + start) }
    self.hasOwnLabels = false
  }
}
