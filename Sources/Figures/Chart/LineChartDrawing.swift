/// Draws a line chart as SVG whose texts keep their size at every width.
///
/// Horizontal places are percentages of the plot, so that only the lines stretch; the labels left
/// of the plot are in the margin that the class `line-chart` has.
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
    writer.describe(id: id, title: chart.title, description: chart.altText)
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
      writer.line(("0", y), ("100%", y), className: FigureClass.gridLine)
      writer.label(
        NumberFormat.narrow(tick.label), x: -8, y: y + 4, className: FigureClass.axisLabel,
        anchor: "end")
    }
    for tick in xScale.ticks {
      let x = Self.percent(xScale.share(of: tick.value))
      writer.line((x, bottom), (x, bottom + 5), className: FigureClass.axisLine)
      writer.label(
        NumberFormat.narrow(tick.label), x: x, y: bottom + 20,
        className: FigureClass.axisLabel,
        anchor: "middle")
    }
    writer.line(("0", bottom), ("100%", bottom), className: FigureClass.axisLine)
    writer.label("↑ \(chart.yAxis.name)", x: "0", y: top - 12, className: FigureClass.axisName)
    writer.label(
      "\(chart.xAxis.name) →", x: "100%", y: bottom + 38, className: FigureClass.axisName,
      anchor: "end")
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
    let last = line.lastFinite.map { NumberFormat.typographic(chart.number($0.y)) }
    writer.label(
      chart.phrases.line(line.name, lastValue: last), x: "32", y: y, className: "series-label")
  }

  private func writeMarker(
    of line: LineSeries, at point: Int, index: Int, to writer: inout MarkupWriter
  ) {
    let (x, y) = (line.xValues[point], line.yValues[point])
    writer.open("g", ["class": "chart-point"])
    writer.element(
      "title",
      text: chart.phrases.point(
        of: line.name, xName: chart.xAxis.name,
        x: NumberFormat.typographic(LineChart.xNumber(x)),
        y: NumberFormat.typographic(chart.number(y))))
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
}

/// The sign of a line, so that colour is never the only difference.
enum ChartMarker: Int, CaseIterable {
  case circle
  case square
  case triangle
  case diamond
  case cross
  case plus

  /// The character of the line in a plot of characters.
  var character: Character {
    switch self {
    case .circle: "o"
    case .square: "#"
    case .triangle: "^"
    case .diamond: "*"
    case .cross: "x"
    case .plus: "+"
    }
  }

  /// The outline of the sign around the origin, as path data.
  var path: String {
    switch self {
    case .circle: "M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z"
    case .square: "M-3.6 -3.6H3.6V3.6H-3.6Z"
    case .triangle: "M0 -4.6L4.4 3.4H-4.4Z"
    case .diamond: "M0 -5L5 0L0 5L-5 0Z"
    case .cross:
      "M-4 -2.6L-2.6 -4L0 -1.4L2.6 -4L4 -2.6L1.4 0L4 2.6L2.6 4L0 1.4L-2.6 4L-4 2.6L-1.4 0Z"
    case .plus: "M-1 -4.6H1V-1H4.6V1H1V4.6H-1V1H-4.6V-1H-1Z"
    }
  }

  /// The dashes of the line; nil for a line without gaps.
  var dashes: String? {
    switch self {
    case .circle: nil
    case .square: "7 4"
    case .triangle: "2 3"
    case .diamond: "9 3 2 3"
    case .cross: "4 2"
    case .plus: "12 4"
    }
  }
}
