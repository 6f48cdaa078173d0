/// What must be finished before what: boxes in columns, arrows, and the longest chain marked.
public struct DependencyGraph: Figure, Hashable {
  /// What the graph shows.
  public let title: String
  /// The titles of the columns, such as `t=1`.
  public let columns: [String]
  /// The titles of the rows, such as `输入` and `解码器`.
  public let lanes: [String]
  /// The boxes.
  public let nodes: [GraphNode]
  /// The arrows.
  public let edges: [GraphEdge]
  /// What a cost of one is called, such as `步`.
  public let costUnit: String
  /// The indices of the nodes on the longest chain, from first to last.
  public let criticalPath: [Int]

  /// Creates a graph.
  ///
  /// - Precondition: There is a node; nodes lie in the given columns and lanes, no two in one
  ///   place; every edge goes from an earlier node of the array to a later one.
  public init(
    title: String, columns: [String], lanes: [String], nodes: [GraphNode], edges: [GraphEdge],
    costUnit: String = "步"
  ) {
    precondition(!nodes.isEmpty, "dependency graph '\(title)' needs at least one node, got none")
    for node in nodes {
      precondition(
        node.column < columns.count && node.lane < lanes.count,
        "node '\(node.label)' of '\(title)' lies in one of \(columns.count) columns and"
          + " \(lanes.count) lanes, got \(node.column) and \(node.lane)")
    }
    let places = Set(nodes.map { [$0.column, $0.lane] })
    precondition(
      places.count == nodes.count,
      "no two nodes of '\(title)' lie in one place, got \(nodes.count) nodes in \(places.count)")
    for edge in edges {
      precondition(
        0 <= edge.from && edge.from < edge.to && edge.to < nodes.count,
        "an edge of '\(title)' goes to a later one of \(nodes.count) nodes,"
          + " got \(edge.from) to \(edge.to)")
    }
    self.title = title
    self.columns = columns
    self.lanes = lanes
    self.nodes = nodes
    self.edges = edges
    self.costUnit = costUnit
    criticalPath = Self.longestPath(nodes: nodes, edges: edges)
  }

  /// The cost of the longest chain, such as its number of decoder calls.
  public var criticalPathCost: Int { criticalPath.reduce(0) { $0 + nodes[$1].cost } }

  /// The chain of highest cost, then of most nodes, then of the first nodes.
  private static func longestPath(nodes: [GraphNode], edges: [GraphEdge]) -> [Int] {
    var best = nodes.map { (cost: $0.cost, count: 1) }
    var previous = [Int?](repeating: nil, count: nodes.count)
    for edge in edges.sorted(by: { ($0.to, $0.from) < ($1.to, $1.from) }) {
      let through = (
        cost: best[edge.from].cost + nodes[edge.to].cost, count: best[edge.from].count + 1
      )
      if through > best[edge.to] {
        best[edge.to] = through
        previous[edge.to] = edge.from
      }
    }
    var end = 0
    for index in nodes.indices where best[index] > best[end] { end = index }
    var path = [end]
    while let before = previous[path[path.count - 1]] { path.append(before) }
    return path.reversed()
  }

  /// Whether an edge joins two neighbours of the longest chain.
  func isCritical(_ edge: GraphEdge) -> Bool {
    zip(criticalPath, criticalPath.dropFirst()).contains { $0 == edge.from && $1 == edge.to }
  }

  /// The edges as pairs of node indices, and the cost of each node.
  public var tensors: [FigureTensor] {
    [
      FigureTensor(
        name: "\(title): edges", shape: [edges.count, 2],
        values: edges.flatMap { [Float($0.from), Float($0.to)] }),
      FigureTensor(
        name: "\(title): costs", shape: [nodes.count], values: nodes.map { Float($0.cost) }),
    ]
  }
}
