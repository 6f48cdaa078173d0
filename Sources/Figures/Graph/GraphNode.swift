/// One box of a dependency graph.
public struct GraphNode: Sendable, Hashable {
  /// What stands in the box.
  public let label: String
  /// The column, such as the time step, counted from 0.
  public let column: Int
  /// The row, such as input, decoder call or output, counted from 0.
  public let lane: Int
  /// How much the node adds to the length of a path; 0 for data, 1 for a call.
  public let cost: Int

  /// Creates a box.
  ///
  /// - Precondition: `column`, `lane` and `cost` are not negative.
  public init(_ label: String, column: Int, lane: Int, cost: Int = 1) {
    precondition(
      column >= 0 && lane >= 0 && cost >= 0,
      "column, lane and cost of node '\(label)' are not negative, got \(column), \(lane), \(cost)")
    self.label = label
    self.column = column
    self.lane = lane
    self.cost = cost
  }
}
