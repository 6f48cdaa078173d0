/// Draws a dependency graph as SVG: once with the columns from left to right, once with them from top to
/// bottom for narrow screens; the style sheet shows one of the two.
struct DependencyGraphDrawing {
  /// Which way the columns, such as time steps, follow each other.
  enum Direction: String {
    case right, down
  }

  private static let boxHeight = 30.0
  private static let fontSize = 12.0
  let graph: DependencyGraph
  let direction: Direction
  let id: String

  private var verdict: String { graph.phrases.longestChain(cost: graph.cost) }

  /// The finished drawing.
  var markup: String {
    let places = Places(graph, direction)
    var writer = MarkupWriter()
    writer.openPicture(
      id: id, className: "dependency-graph",
      width: max(places.width, places.left + estimatedWidth(of: verdict, fontSize: 13)),
      height: places.height + 30, title: graph.title, description: graph.altText,
      direction == .down ? [MarkupAttribute("data-narrow", "")] : [])
    writeTitles(places, to: &writer)
    write(graph.edges.filter { !graph.isCritical($0) }, "", places, to: &writer)
    write(graph.edges.filter(graph.isCritical), " critical", places, to: &writer)
    writer.text("\n")
    for index in graph.nodes.indices { writeNode(index, places, to: &writer) }
    writer.label(verdict, x: places.left, y: places.height + 23, className: "graph-verdict")
    writer.close("svg")
    return writer.markup
  }

  private func writeTitles(_ places: Places, to writer: inout MarkupWriter) {
    let (across, along) =
      direction == .right ? (graph.columns, graph.lanes) : (graph.lanes, graph.columns)
    let names =
      direction == .right
      ? (FigureClass.axisLabel, FigureClass.axisName)
      : (FigureClass.axisName, FigureClass.axisLabel)
    for (index, title) in across.enumerated() {
      writer.label(
        title, x: places.x[index] + places.widths[index] / 2, y: 14, className: names.0,
        anchor: "middle")
    }
    for (index, title) in along.enumerated() {
      writer.label(
        title, x: places.left - 10, y: places.y[index] + Self.boxHeight / 2 + 4,
        className: names.1, anchor: "end")
    }
  }

  private func writeNode(_ index: Int, _ places: Places, to writer: inout MarkupWriter) {
    let box = places.box(of: graph.nodes[index])
    let isCritical = graph.criticalPath.contains(index)
    writer.open("g", ["class": isCritical ? "graph-node critical" : "graph-node"])
    writer.element(
      "title",
      text: isCritical
        ? graph.phrases.criticalNode(graph.name(of: index)) : graph.name(of: index))
    writer.rectangle(
      x: box.x, y: box.y, width: box.width, height: Self.boxHeight, [MarkupAttribute("rx", "5")])
    writer.label(
      graph.nodes[index].label, x: box.x + box.width / 2, y: box.y + Self.boxHeight / 2 + 4,
      className: FigureClass.axisLabel, anchor: "middle")
    writer.close("g")
  }

  /// The arrows of one kind: a path for the lines and one for the heads.
  private func write(
    _ edges: [DependencyGraph.Edge], _ kind: String, _ places: Places,
    to writer: inout MarkupWriter
  ) {
    guard !edges.isEmpty else { return }
    let arrows = edges.map { places.arrow(from: graph.nodes[$0.from], to: graph.nodes[$0.to]) }
    writer.path(
      arrows.map(\.line).joined(), className: "graph-edge\(kind)", [MarkupAttribute("fill", "none")]
    )
    writer.path(arrows.map(\.head).joined(), className: "graph-arrow\(kind)")
  }

  private struct Point {
    let x: Double
    let y: Double

    init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Where boxes and arrows lie, in pixels.
  private struct Places {
    let direction: Direction
    let left: Double
    let widths: [Double]
    let x: [Double]
    let y: [Double]
    let columnCount: Double
    var width: Double { (x.last ?? 0) + (widths.last ?? 0) + 2 }
    var height: Double { (y.last ?? 0) + boxHeight }

    init(_ graph: DependencyGraph, _ direction: Direction) {
      func space(_ texts: [String]) -> Double {
        estimatedWidth(ofWidest: texts, fontSize: fontSize)
      }
      self.direction = direction
      columnCount = Double(graph.columns.count)
      let isRight = direction == .right
      left = space(isRight ? graph.lanes : graph.columns).rounded() + 14
      widths =
        isRight
        ? graph.columns.map { _ in max(56, space(graph.nodes.map(\.label)).rounded() + 18) }
        : graph.lanes.indices.map { lane in
          max(
            40, space(graph.nodes.filter { $0.lane == lane }.map(\.label) + [graph.lanes[lane]]) + 8
          )
        }
      let gap = isRight ? 34.0 : 24.0
      var next = left
      x = widths.map { width in
        defer { next += width + gap }
        return next
      }
      let pitch = isRight ? 80.0 : 56.0
      y = (isRight ? graph.lanes : graph.columns).indices.map { 28 + Double($0) * pitch }
    }

    func box(of node: DependencyGraph.Node) -> (x: Double, y: Double, width: Double) {
      let (across, along) =
        direction == .right ? (node.column, node.lane) : (node.lane, node.column)
      return (x[across], y[along], widths[across])
    }

    /// A straight line inside a column or to the next lane, otherwise a curve through the gap between
    /// the two columns.
    func arrow(
      from start: DependencyGraph.Node, to end: DependencyGraph.Node
    ) -> (line: String, head: String) {
      let isNext = start.column == end.column || end.lane == start.lane + 1
      let isVertical = (direction == .right) == isNext
      let goesOn = isNext ? start.lane <= end.lane : start.column <= end.column
      // Arrows from further away arrive further from the middle of the box.
      let shift = isNext ? Double(end.column - start.column) / columnCount / 2 : 0
      let from = edge(of: start, isVertical: isVertical, isFar: goesOn, shift: 0)
      let to = edge(of: end, isVertical: isVertical, isFar: !goesOn, shift: shift)
      if isNext { return ("M\(text(from))L\(text(to))", head(at: to, from: from)) }
      let middle = Point((from.x + to.x) / 2, (from.y + to.y) / 2)
      let bends: [Point] =
        isVertical
        ? [Point(from.x, middle.y), Point(to.x, middle.y)]
        : [Point(middle.x, from.y), Point(middle.x, to.y)]
      return (
        "M\(text(from))C\(text(bends[0])) \(text(bends[1])) \(text(to))",
        head(at: to, from: bends[1])
      )
    }

    /// A point on the upper or left edge of a box, or on the far one, so much of its length before the
    /// middle.
    private func edge(
      of node: DependencyGraph.Node, isVertical: Bool, isFar: Bool, shift: Double
    ) -> Point {
      let box = box(of: node)
      if isVertical {
        return Point(box.x + box.width * (0.5 - shift), box.y + (isFar ? boxHeight : 0))
      }
      return Point(box.x + (isFar ? box.width : 0), box.y + boxHeight * (0.5 - shift))
    }

    /// A triangle whose tip is at the end of a line.
    private func head(at tip: Point, from start: Point) -> String {
      let (dx, dy) = (tip.x - start.x, tip.y - start.y)
      let length = max((dx * dx + dy * dy).squareRoot(), 0.001)
      let (ux, uy) = (dx / length * 8, dy / length * 8)
      let sides = [0.5, -0.5].map { side in
        text(Point(tip.x - ux - uy * side, tip.y - uy + ux * side))
      }
      return "M\(text(tip))L\(sides[0])L\(sides[1])Z"
    }

    private func text(_ point: Point) -> String {
      // Whole pixels: a graph has hundreds of points.
      "\(Int(point.x.rounded())) \(Int(point.y.rounded()))"
    }
  }
}

extension DependencyGraph {
  /// The graph as inline SVG, in two layouts of which the style sheet shows one.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    var writer = MarkupWriter()
    writer.open("div", ["class": "graph-layouts"])
    for direction in [DependencyGraphDrawing.Direction.right, .down] {
      writer.fragment(
        DependencyGraphDrawing(
          graph: self, direction: direction, id: "\(idPrefix)-\(direction.rawValue)"
        ).markup)
    }
    writer.close("div")
    return writer.markup
  }
}
