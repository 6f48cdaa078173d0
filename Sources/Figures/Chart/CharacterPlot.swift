import BookLanguage

/// A line chart drawn with characters.
struct CharacterPlot {
  private static let width = 64
  private static let height = 16
  let chart: LineChart

  /// The plot with its axes, and the course of each series in words.
  var text: String {
    let yScale = chart.yScale
    let labels = rowLabels(yScale)
    let gutter = labels.values.reduce(0) { max($0, displayWidth(of: $1)) }
    var lines = ["\(chart.title)", "^ \(chart.yAxis.name)"]
    for (row, cells) in grid(yScale).enumerated() {
      let label = (labels[row] ?? "").padded(toDisplayWidth: gutter, alignment: .trailing)
      lines.append(
        "\(label) \(labels[row] == nil ? "|" : "+")\(String(cells))".withoutTrailingSpaces)
    }
    lines += horizontalAxis(gutter: gutter)
    for (line, marker) in zip(chart.series, ChartMarker.allCases) {
      lines.append("(\(marker.character)) \(chart.summary(of: line))")
    }
    return lines.joined(separator: "\n")
  }

  private func grid(_ yScale: ChartScale) -> [[Character]] {
    let xScale = chart.xScale
    var grid = Array(
      repeating: [Character](repeating: " ", count: Self.width), count: Self.height)
    for (line, marker) in zip(chart.series, ChartMarker.allCases) {
      for (x, y) in zip(line.xValues, line.yValues) where y.isFinite {
        let column = Self.place(xScale.share(of: Double(x)), count: Self.width)
        let row = Self.height - 1 - Self.place(yScale.share(of: Double(y)), count: Self.height)
        grid[row][column] = marker.character
      }
    }
    return grid
  }

  private func rowLabels(_ yScale: ChartScale) -> [Int: String] {
    var labels: [Int: String] = [:]
    for tick in yScale.ticks {
      labels[Self.height - 1 - Self.place(yScale.share(of: tick.value), count: Self.height)] =
        tick.label
    }
    return labels
  }

  private func horizontalAxis(gutter: Int) -> [String] {
    var ruler = [Character](repeating: "-", count: Self.width)
    var labels = ""
    for tick in chart.xScale.ticks {
      let column = Self.place(chart.xScale.share(of: tick.value), count: Self.width)
      ruler[column] = "+"
      let start = max(0, column - tick.label.count / 2)
      guard labels.isEmpty || start > labels.count else { continue }
      labels = labels.padded(toDisplayWidth: start) + tick.label
    }
    let indent = String(repeating: " ", count: gutter + 2)
    return [
      String(repeating: " ", count: gutter) + " +" + String(ruler) + "> \(chart.xAxis.name)",
      indent + labels,
    ]
  }

  private static func place(_ share: Double, count: Int) -> Int {
    min(max(Int((share * Double(count - 1)).rounded()), 0), count - 1)
  }
}
