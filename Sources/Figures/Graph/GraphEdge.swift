/// One arrow of a dependency graph: the second node needs the first.
public struct GraphEdge: Sendable, Hashable {
  /// The index of the node that comes first.
  public let from: Int
  /// The index of the node that needs it.
  public let to: Int

  /// Creates an arrow between two nodes.
  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }
}
