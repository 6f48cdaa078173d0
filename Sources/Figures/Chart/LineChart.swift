import BookLanguage
import CellRecords

/// One or more lines over a common horizontal axis, such as a loss curve.
public struct LineChart: Figure, Hashable {
  /// What the chart shows.
  public let title: String
  /// The axis from left to right.
  public let xAxis: ChartAxis
  /// The axis from bottom to top.
  public let yAxis: ChartAxis
  /// The lines; each has a marker of its own.
  public let series: [LineSeries]

  /// Creates a chart.
  ///
  /// - Precondition: There are one to six lines, with different names; the values of a logarithmic
  ///   axis are positive where they are finite.
  public init(title: String, xAxis: ChartAxis, yAxis: ChartAxis, series: [LineSeries]) {
    precondition(
      (1...ChartMarker.allCases.count).contains(series.count),
      "chart '\(title)' has 1 to \(ChartMarker.allCases.count) lines, got \(series.count)")
    precondition(
      Set(series.map(\.name)).count == series.count,
      "the lines of chart '\(title)' have different names, got \(series.map(\.name))")
    for (axis, values) in [
      (xAxis, series.flatMap(\.xValues)), (yAxis, series.flatMap(\.yValues)),
    ] where axis.spacing == .logarithmic {
      let smallest = values.lazy.filter(\.isFinite).min() ?? 1
      precondition(
        smallest > 0,
        "the logarithmic axis '\(axis.name)' of chart '\(title)' needs positive values,"
          + " got \(smallest)")
    }
    self.title = title
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.series = series
  }

  var xScale: ChartScale {
    ChartScale(horizontal: series.flatMap(\.xValues), spacing: xAxis.spacing)
  }

  var yScale: ChartScale {
    ChartScale(vertical: series.flatMap(\.yValues), spacing: yAxis.spacing)
  }

  /// The points of each line, as pairs of x and y.
  public var tensors: [FigureTensor] {
    series.map { line in
      FigureTensor(
        name: "\(title): \(line.name)", shape: [line.xValues.count, 2],
        values: zip(line.xValues, line.yValues).flatMap { [$0, $1] })
    }
  }

  /// The axes, and for each line its first, smallest, largest and last value.
  public var altText: String {
    phrases.lineChart(
      title: title, xName: xAxis.name, yName: yAxis.name,
      isLogarithmic: yAxis.spacing == .logarithmic,
      lines: series.map { summary(of: $0, NumberFormat.typographic) })
  }

  /// The course of a line with its numbers written in a way.
  func summary(of line: LineSeries, _ written: (String) -> String = { $0 }) -> String {
    let points = zip(line.xValues, line.yValues).filter { $0.1.isFinite }
    guard let first = points.first, let last = points.last,
      let lowest = points.map({ $0.1 }).min(), let highest = points.map({ $0.1 }).max()
    else { return phrases.lineWithoutPoints(line.name) }
    func point(_ point: (Float, Float)) -> LineFacts.Point {
      (written(Self.xNumber(point.0)), written(number(point.1)))
    }
    return phrases.summary(
      of: LineFacts(
        name: line.name, xName: xAxis.name, ends: (point(first), point(last)),
        range: (written(number(lowest)), written(number(highest))),
        nonfinite: line.yValues.count - points.count))
  }

  /// Whether all values are counts, which have no decimals.
  private var showsCounts: Bool {
    series.allSatisfy { line in
      line.yValues.allSatisfy { $0.magnitude < 1e7 && $0 == $0.rounded() }
    }
  }

  /// A value: a whole number in a chart of counts, else three digits.
  func number(_ value: Float) -> String {
    showsCounts ? NumberFormat.grouped(Int(value)) : Self.decimal(value)
  }

  private static func decimal(_ value: Float) -> String {
    let decimals: Int
    switch value.magnitude {
    case ..<1: return NumberScale.single(value)
    case ..<10: decimals = 2
    case ..<100: decimals = 1
    case ..<10_000_000: decimals = 0
    default: return NumberFormat.scientific(significantDigits: 3).string(from: value)
    }
    return NumberFormat.fixed(fractionDigits: decimals).string(from: value)
  }

  /// A horizontal position; whole numbers without decimals.
  static func xNumber(_ value: Float) -> String {
    NumberFormat.suitable(for: [value], fractionDigits: 2).string(from: value)
  }
}

extension LineChart {
  private static let longestTable = 40

  /// The chart as inline SVG that fills the width it is given.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    return LineChartDrawing(self, id: idPrefix).markup
  }

  /// The chart drawn with characters.
  public var text: String { CharacterPlot(chart: self).text }

  /// The points as a table with a row for each x; of many rows some at equal distances.
  public var table: DataTable? {
    let all = Set(series.flatMap(\.xValues)).sorted()
    let stride = max(1, (all.count + Self.longestTable - 1) / Self.longestTable)
    let shown = all.indices.filter { $0 % stride == 0 || $0 == all.count - 1 }.map { all[$0] }
    let lookups = series.map { line in
      Dictionary(zip(line.xValues, line.yValues)) { first, _ in first }
    }
    let rows = shown.map { x in
      DataTable.Row(
        header: .number(Self.xNumber(x)),
        cells: lookups.map { lookup in
          lookup[x].map { value in
            showsCounts ? .count(digits: number(value), ratio: nil) : .number(number(value))
          } ?? .text("")
        })
    }
    return DataTable(
      caption: stride > 1 ? phrases.sampled(title, count: all.count, stride: stride) : title,
      columnHeaders: [.text(xAxis.name)] + series.map { .text($0.name) }, rows: rows)
  }
}

/// One axis of a chart: its name and how values are placed along it.
public struct ChartAxis: Sendable, Hashable {
  /// How values are placed along an axis.
  public enum Spacing: Sendable, Hashable {
    /// Equal differences are equally far apart.
    case linear
    /// Equal ratios are equally far apart; all values are positive.
    case logarithmic
  }

  /// What the axis measures, with its unit if it has one.
  public let name: String
  /// How values are placed along the axis.
  public let spacing: Spacing

  /// Creates an axis.
  public init(_ name: String, spacing: Spacing = .linear) {
    self.name = name
    self.spacing = spacing
  }
}

/// One line of a chart: a name and its points from left to right.
public struct LineSeries: Sendable, Hashable {
  /// What the line shows.
  public let name: String
  /// The horizontal position of each point, increasing.
  public let xValues: [Float]
  /// The vertical position of each point; a point that is not finite is a gap.
  public let yValues: [Float]

  /// Creates a line.
  ///
  /// - Precondition: There is a point, both arrays have the same length, and `xValues` are finite
  ///   and increase.
  public init(_ name: String, xValues: [Float], yValues: [Float]) {
    precondition(
      !xValues.isEmpty && xValues.count == yValues.count,
      "series '\(name)' needs as many x as y values and at least one,"
        + " got \(xValues.count) and \(yValues.count)")
    precondition(
      xValues.allSatisfy(\.isFinite) && zip(xValues, xValues.dropFirst()).allSatisfy(<),
      "the x values of series '\(name)' are finite and increase, got \(xValues.prefix(8))")
    self.name = name
    self.xValues = xValues
    self.yValues = yValues
  }

  /// Creates a line whose points are at 1, 2, 3 and so on.
  ///
  /// - Precondition: There is a point.
  public init(_ name: String, values: [Float]) {
    self.init(name, xValues: values.indices.map { Float($0 + 1) }, yValues: values)
  }

  /// The last point that can be drawn.
  var lastFinite: (x: Float, y: Float)? {
    yValues.lastIndex(where: \.isFinite).map { (xValues[$0], yValues[$0]) }
  }
}
