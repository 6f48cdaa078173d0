/// Draws a dependency graph as SVG: columns from left to right, lanes from top to bottom.
struct DependencyGraphDrawing {
  private static let boxHeight = 30.0
  private static let laneHeight = 80.0
  private static let columnGap = 34.0
  private static let fontSize = 12.0
  private static let top = 28.0
  let graph: DependencyGraph
  let id: String

  private var boxWidth: Double {
    max(56, estimatedWidth(ofWidest: graph.nodes.map(\.label), fontSize: Self.fontSize) + 18)
  }

  private var bottom: Double {
    Self.top + Double(graph.lanes.count - 1) * Self.laneHeight + Self.boxHeight
  }

  private var verdict: String { graph.phrases.longestChain(cost: graph.cost) }

  private var gutter: Double {
    estimatedWidth(ofWidest: graph.lanes, fontSize: Self.fontSize) + 14
  }

  /// The finished drawing.
  var markup: String {
    var writer = MarkupWriter()
    let count = Double(graph.columns.count)
    writer.openPicture(
      id: id, className: "dependency-graph",
      width: max(
        gutter + count * boxWidth + (count - 1) * Self.columnGap + 2,
        gutter + estimatedWidth(of: verdict, fontSize: 13)),
      height: bottom + 30,
      title: graph.title, description: graph.altText)
    writer.open("defs")
    writeArrowHead(id: "\(id)-arrow", className: "graph-arrow", to: &writer)
    writeArrowHead(id: "\(id)-arrow-critical", className: "graph-arrow critical", to: &writer)
    writer.close("defs")
    writeTitles(to: &writer)
    for edge in graph.edges { write(edge, to: &writer) }
    writer.text("\n")
    for index in graph.nodes.indices { writeNode(index, to: &writer) }
    writer.label(verdict, x: gutter, y: bottom + 23, className: "graph-verdict")
    writer.close("svg")
    return writer.markup
  }

  private func writeArrowHead(id: String, className: String, to writer: inout MarkupWriter) {
    writer.open(
      "marker",
      [
        "id": id, "viewBox": "0 0 8 8", "refX": "7", "refY": "4", "markerWidth": "9",
        "markerHeight": "9", "markerUnits": "userSpaceOnUse", "orient": "auto",
      ])
    writer.path("M0 0L8 4L0 8Z", className: className)
    writer.close("marker")
  }

  private func writeTitles(to writer: inout MarkupWriter) {
    for (column, title) in graph.columns.enumerated() {
      writer.label(
        title, x: left(column) + boxWidth / 2, y: 14, className: FigureClass.axisLabel,
        anchor: "middle")
    }
    for (lane, title) in graph.lanes.enumerated() {
      writer.label(
        title, x: gutter - 12, y: boxTop(lane) + Self.boxHeight / 2 + 4,
        className: FigureClass.axisName,
        anchor: "end")
    }
  }

  private func writeNode(_ index: Int, to writer: inout MarkupWriter) {
    let node = graph.nodes[index]
    let isCritical = graph.criticalPath.contains(index)
    writer.open("g", ["class": isCritical ? "graph-node critical" : "graph-node"])
    writer.element(
      "title",
      text: isCritical
        ? graph.phrases.criticalNode(graph.name(of: index)) : graph.name(of: index))
    writer.rectangle(
      x: left(node.column), y: boxTop(node.lane), width: boxWidth, height: Self.boxHeight,
      [MarkupAttribute("rx", "5")])
    writer.label(
      node.label, x: left(node.column) + boxWidth / 2,
      y: boxTop(node.lane) + Self.boxHeight / 2 + 4, className: FigureClass.axisLabel,
      anchor: "middle")
    writer.close("g")
  }

  private func write(_ edge: DependencyGraph.Edge, to writer: inout MarkupWriter) {
    let isCritical = graph.isCritical(edge)
    writer.path(
      path(from: graph.nodes[edge.from], to: graph.nodes[edge.to]),
      className: isCritical ? "graph-edge critical" : "graph-edge",
      [
        MarkupAttribute("fill", "none"),
        MarkupAttribute("marker-end", "url(#\(id)-arrow\(isCritical ? "-critical" : ""))"),
      ])
  }

  /// A straight line inside a column or a lane, otherwise a curve from side to side.
  private func path(from start: DependencyGraph.Node, to end: DependencyGraph.Node) -> String {
    let number = NumberFormat.coordinate
    if start.column == end.column {
      let x = number(left(start.column) + boxWidth / 2)
      let goesDown = start.lane < end.lane
      let from = boxTop(start.lane) + (goesDown ? Self.boxHeight : 0)
      let to = boxTop(end.lane) + (goesDown ? 0 : Self.boxHeight)
      return "M\(x) \(number(from))L\(x) \(number(to))"
    }
    let goesRight = start.column < end.column
    let fromX = left(start.column) + (goesRight ? boxWidth : 0)
    let toX = left(end.column) + (goesRight ? 0 : boxWidth)
    let fromY = boxTop(start.lane) + Self.boxHeight / 2
    let toY = boxTop(end.lane) + Self.boxHeight / 2
    if start.lane == end.lane {
      return "M\(number(fromX)) \(number(fromY))L\(number(toX)) \(number(toY))"
    }
    if end.lane == start.lane + 1 { return fall(from: start, to: end) }
    let middle = number((fromX + toX) / 2)
    return "M\(number(fromX)) \(number(fromY))C\(middle) \(number(fromY))"
      + " \(middle) \(number(toY)) \(number(toX)) \(number(toY))"
  }

  /// A straight line to the lane below; arrows from further away arrive further from the middle of the box.
  private func fall(from start: DependencyGraph.Node, to end: DependencyGraph.Node) -> String {
    let number = NumberFormat.coordinate
    let distance = Double(end.column - start.column) / Double(graph.columns.count)
    let fromX = number(left(start.column) + boxWidth / 2)
    let toX = number(left(end.column) + boxWidth * (0.5 - 0.5 * distance))
    let fromY = boxTop(start.lane) + Self.boxHeight
    let toY = boxTop(end.lane)
    return "M\(fromX) \(number(fromY))L\(toX) \(number(toY))"
  }

  private func left(_ column: Int) -> Double {
    gutter + Double(column) * (boxWidth + Self.columnGap)
  }

  private func boxTop(_ lane: Int) -> Double { Self.top + Double(lane) * Self.laneHeight }
}

extension DependencyGraph {
  /// The graph as inline SVG.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    return DependencyGraphDrawing(graph: self, id: idPrefix).markup
  }
}
