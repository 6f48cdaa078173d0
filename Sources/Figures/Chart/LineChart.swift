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

  /// Chinese text: for each line its first, smallest, largest and last value.
  public var altText: String {
    let scale = yAxis.spacing == .logarithmic ? "，纵轴为对数刻度" : ""
    return "折线图“\(title)”：横轴 \(xAxis.name)，纵轴 \(yAxis.name)\(scale)。"
      + series.map { NumberFormat.typographic(summary(of: $0)) + "。" }.joined()
  }

  /// The name of a line and the values that tell its course.
  func summary(of line: LineSeries) -> String {
    let points = zip(line.xValues, line.yValues).filter { $0.1.isFinite }
    guard let first = points.first, let last = points.last,
      let lowest = points.map({ $0.1 }).min(), let highest = points.map({ $0.1 }).max()
    else { return "\(line.name)：没有有限的值" }
    let gaps = line.yValues.count - points.count
    return "\(line.name)：\(xAxis.name) \(Self.xNumber(first.0)) 时 \(Self.number(first.1))，"
      + "\(xAxis.name) \(Self.xNumber(last.0)) 时 \(Self.number(last.1))，"
      + "最小 \(Self.number(lowest))，最大 \(Self.number(highest))"
      + (gaps > 0 ? "，\(gaps) 个点是 NaN 或无穷大" : "")
  }

  /// A value with about four digits.
  static func number(_ value: Float) -> String {
    let decimals: Int
    switch value.magnitude {
    case ..<1: decimals = 4
    case ..<10: decimals = 3
    case ..<100: decimals = 2
    case ..<1000: decimals = 1
    case ..<10_000_000: decimals = 0
    default: return NumberFormat.scientific(significantDigits: 4).string(from: value)
    }
    return NumberFormat.fixed(fractionDigits: decimals).telling(value)
  }

  /// A horizontal position; whole numbers without decimals.
  static func xNumber(_ value: Float) -> String {
    NumberFormat.suitable(for: [value], fractionDigits: 2).string(from: value)
  }
}
