import CellRecords

extension LineChart {
  private static let longestTable = 40

  /// The chart as inline SVG that fills the width it is given.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    Markup.requireIdentifier(idPrefix)
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
          lookup[x].map { .number(Self.number($0)) } ?? .text("")
        })
    }
    let note = stride > 1 ? "（\(all.count) 个点中每 \(stride) 个取 1 个）" : ""
    return DataTable(
      caption: title + note,
      columnHeaders: [.text(xAxis.name)] + series.map { .text($0.name) }, rows: rows)
  }
}
