import BookLanguage
import CellRecords

/// What must be finished before what: boxes in columns, arrows, and the longest chain marked.
public struct DependencyGraph: Figure, Hashable {
  /// One box.
  public struct Node: Sendable, Hashable {
    /// The text in the box.
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
        "column, lane and cost of node '\(label)' are not negative, got \(column), \(lane), \(cost)"
      )
      self.label = label
      self.column = column
      self.lane = lane
      self.cost = cost
    }
  }

  /// One arrow: the second node needs the first.
  public struct Edge: Sendable, Hashable {
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

  /// What the graph shows.
  public let title: String
  /// The titles of the columns, such as `t=1`.
  public let columns: [String]
  /// The titles of the rows, such as inputs and outputs.
  public let lanes: [String]
  /// The boxes.
  public let nodes: [Node]
  /// The arrows.
  public let edges: [Edge]
  /// What costs are counted in; nil for steps.
  public let costUnit: String?
  /// The indices of the nodes on the longest chain, from first to last.
  public let criticalPath: [Int]

  /// Creates a graph.
  ///
  /// - Precondition: There is a node; nodes lie in the given columns and lanes, no two in one
  ///   place; every edge goes from an earlier node of the array to a later one.
  public init(
    title: String, columns: [String], lanes: [String], nodes: [Node], edges: [Edge],
    costUnit: String? = nil
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
  private static func longestPath(nodes: [Node], edges: [Edge]) -> [Int] {
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
  func isCritical(_ edge: Edge) -> Bool {
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

extension DependencyGraph {
  /// How many boxes and arrows there are, and the longest chain.
  public var altText: String {
    phrases.graph(
      title: title, columns: columns.count, nodes: nodes.count, edges: edges.count, cost: cost,
      chain: criticalPath.map(name(of:)))
  }

  /// The cost of the longest chain with its unit.
  var cost: String { phrases.cost(criticalPathCost, unit: costUnit) }

  /// The boxes in their places, then every arrow; `*` and `==>` mark the longest chain.
  public var text: String {
    var lines = [title] + grid.map { $0.withoutTrailingSpaces }
    for edge in edges.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
      let arrow = isCritical(edge) ? "==>" : "-->"
      lines.append("  \(name(of: edge.from)) \(arrow) \(name(of: edge.to))")
    }
    lines.append(phrases.longestChainNote(cost: cost))
    return lines.joined(separator: "\n")
  }

  private var grid: [String] {
    let critical = Set(criticalPath)
    var cells = lanes.map { _ in columns.map { _ in "" } }
    for (index, node) in nodes.enumerated() {
      cells[node.lane][node.column] = "[\(node.label)]" + (critical.contains(index) ? "*" : "")
    }
    let widths = columns.indices.map { column in
      cells.reduce(displayWidth(of: columns[column])) {
        max($0, displayWidth(of: $1[column]))
      }
    }
    let laneWidth = lanes.reduce(0) { max($0, displayWidth(of: $1)) }
    func line(_ title: String, _ fields: [String]) -> String {
      let padded = zip(fields, widths).map { $0.padded(toDisplayWidth: $1) }
      return ([title.padded(toDisplayWidth: laneWidth)] + padded).joined(separator: "  ")
    }
    return [line("", columns)] + zip(lanes, cells).map { line($0, $1) }
  }

  /// The arrows as a table.
  public var table: DataTable? {
    let rows = edges.map { edge in
      DataTable.Row(
        header: .text(name(of: edge.from)),
        cells: [.text(name(of: edge.to)), .text(isCritical(edge) ? phrases.yes : "")])
    }
    let headers = phrases.edgeHeaders
    return DataTable(
      caption: title,
      columnHeaders: [.text(headers.first), .text(headers.second), .text(headers.isCritical)],
      rows: rows)
  }

  /// The node's place and label, such as `t=1 decoder`.
  func name(of index: Int) -> String {
    "\(columns[nodes[index].column]) \(nodes[index].label)"
  }
}
