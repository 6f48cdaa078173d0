/// Draws a line chart as SVG whose texts keep their size at every width.
///
/// Horizontal places are percentages of the plot, so that only the lines stretch; the labels left
/// of the plot stand in the margin that the class `line-chart` has.
struct LineChartDrawing {
  private static let plotHeight = 220.0
  private static let legendLine = 20.0
  let chart: LineChart
  let id: String
  private let xScale: ChartScale
  private let yScale: ChartScale

  private var top: Double { Double(chart.series.count) * Self.legendLine + 26 }
  private var bottom: Double { top + Self.plotHeight }

  init(_ chart: LineChart, id: String) {
    self.chart = chart
    self.id = id
    xScale = chart.xScale
    yScale = chart.yScale
  }

  /// The finished drawing.
  var markup: String {
    var writer = MarkupWriter()
    writer.open(
      "svg",
      [
        MarkupAttribute("class", "line-chart"), MarkupAttribute("width", "100%"),
        MarkupAttribute("height", bottom + 44), MarkupAttribute("overflow", "visible"),
        MarkupAttribute("role", "img"),
        MarkupAttribute("aria-labelledby", "\(id)-title \(id)-desc"),
      ])
    writer.writeDescription(id: id, title: chart.title, description: chart.altText)
    writeMarkers(to: &writer)
    writeAxes(to: &writer)
    for (index, line) in chart.series.enumerated() {
      write(line, index: index, to: &writer)
    }
    writer.close("svg")
    return writer.markup
  }

  private func writeMarkers(to writer: inout MarkupWriter) {
    writer.open("defs")
    for index in chart.series.indices {
      guard let marker = ChartMarker(rawValue: index) else { continue }
      writer.empty(
        "path",
        [MarkupAttribute("id", "\(id)-marker-\(index + 1)"), MarkupAttribute("d", marker.path)])
    }
    writer.close("defs")
  }

  private func writeAxes(to writer: inout MarkupWriter) {
    for tick in yScale.ticks {
      let y = bottom - yScale.share(of: tick.value) * Self.plotHeight
      writer.line(("0", y), ("100%", y), className: "grid-line")
      writer.label(
        NumberFormat.typographic(tick.label), x: -8, y: y + 4, className: "axis-label",
        anchor: "end")
    }
    for tick in xScale.ticks {
      let x = Self.percent(xScale.share(of: tick.value))
      writer.line((x, bottom), (x, bottom + 5), className: "axis-line")
      writer.label(
        NumberFormat.typographic(tick.label), x: x, y: bottom + 20, className: "axis-label",
        anchor: "middle")
    }
    writer.line(("0", bottom), ("100%", bottom), className: "axis-line")
    writer.label("↑ \(chart.yAxis.name)", x: "0", y: top - 12, className: "axis-name")
    writer.label(
      "\(chart.xAxis.name) →", x: "100%", y: bottom + 38, className: "axis-name", anchor: "end")
  }

  private func write(_ line: LineSeries, index: Int, to writer: inout MarkupWriter) {
    writer.open("g", ["class": "series-\(index + 1)"])
    writeLegend(line, index: index, to: &writer)
    writer.open(
      "svg",
      [
        MarkupAttribute("y", top), MarkupAttribute("width", "100%"),
        MarkupAttribute("height", Self.plotHeight),
        MarkupAttribute("viewBox", "0 0 1000 \(NumberFormat.coordinate(Self.plotHeight))"),
        MarkupAttribute("preserveAspectRatio", "none"), MarkupAttribute("overflow", "visible"),
      ])
    var attributes = [
      MarkupAttribute("class", "chart-line"), MarkupAttribute("d", path(of: line)),
      MarkupAttribute("fill", "none"), MarkupAttribute("vector-effect", "non-scaling-stroke"),
    ]
    if let dashes = ChartMarker(rawValue: index)?.dashes {
      attributes.append(MarkupAttribute("stroke-dasharray", dashes))
    }
    writer.empty("path", attributes)
    writer.close("svg")
    for point in markedPoints(of: line) {
      writeMarker(of: line, at: point, index: index, to: &writer)
    }
    writer.close("g")
    writer.text("\n")
  }

  private func writeLegend(_ line: LineSeries, index: Int, to writer: inout MarkupWriter) {
    let y = Double(index) * Self.legendLine + 14
    writer.line(("0", y - 4), ("24", y - 4), className: "chart-line", dashes: index)
    writer.empty(
      "use",
      [
        MarkupAttribute("class", "chart-marker"),
        MarkupAttribute("href", "#\(id)-marker-\(index + 1)"), MarkupAttribute("x", "12"),
        MarkupAttribute("y", y - 4),
      ])
    let last = line.lastFinite.map { "，末值 " + LineChart.number($0.y) } ?? ""
    writer.label(
      line.name + NumberFormat.typographic(last), x: "32", y: y, className: "series-label")
  }

  private func writeMarker(
    of line: LineSeries, at point: Int, index: Int, to writer: inout MarkupWriter
  ) {
    let (x, y) = (line.xValues[point], line.yValues[point])
    writer.open("g", ["class": "chart-point"])
    writer.element(
      "title",
      text: NumberFormat.typographic(
        "\(line.name)，\(chart.xAxis.name) \(LineChart.xNumber(x))：\(LineChart.number(y))"))
    writer.empty(
      "use",
      [
        MarkupAttribute("class", "chart-marker"),
        MarkupAttribute("href", "#\(id)-marker-\(index + 1)"),
        MarkupAttribute("x", Self.percent(xScale.share(of: Double(x)))),
        MarkupAttribute("y", bottom - yScale.share(of: Double(y)) * Self.plotHeight),
      ])
    writer.close("g")
  }

  /// The line in a box of 1000 by the plot's height; a gap begins a new stroke.
  private func path(of line: LineSeries) -> String {
    var result = ""
    var isDrawing = false
    for (x, y) in zip(line.xValues, line.yValues) {
      guard y.isFinite else {
        isDrawing = false
        continue
      }
      let left = NumberFormat.coordinate(xScale.share(of: Double(x)) * 1000)
      let down = NumberFormat.coordinate((1 - yScale.share(of: Double(y))) * Self.plotHeight)
      result += "\(isDrawing ? "L" : "M")\(left) \(down)"
      isDrawing = true
    }
    return result
  }

  /// All points of a short line, some of a long one, and always the last.
  private func markedPoints(of line: LineSeries) -> [Int] {
    let finite = line.yValues.indices.filter { line.yValues[$0].isFinite }
    guard finite.count > 16 else { return finite }
    return (0...6).map { finite[$0 * (finite.count - 1) / 6] }
  }

  private static func percent(_ share: Double) -> String {
    NumberFormat.coordinate(share * 100) + "%"
  }
}

extension MarkupWriter {
  fileprivate mutating func line(
    _ start: (x: String, y: Double), _ end: (x: String, y: Double), className: String,
    dashes index: Int? = nil
  ) {
    var attributes = [
      MarkupAttribute("class", className), MarkupAttribute("x1", start.x),
      MarkupAttribute("y1", start.y), MarkupAttribute("x2", end.x), MarkupAttribute("y2", end.y),
    ]
    if let dashes = index.flatMap(ChartMarker.init(rawValue:))?.dashes {
      attributes.append(MarkupAttribute("stroke-dasharray", dashes))
    }
    empty("line", attributes)
  }

  fileprivate mutating func label(
    _ text: String, x: String, y: Double, className: String, anchor: String? = nil
  ) {
    var attributes = [
      MarkupAttribute("class", className), MarkupAttribute("x", x), MarkupAttribute("y", y),
    ]
    if let anchor { attributes.append(MarkupAttribute("text-anchor", anchor)) }
    element("text", attributes, text: text)
  }
}
