import BookLanguage

/// Writes heatmaps with ASCII shades.
struct HeatmapText {
  private static let widestLine = 100
  let heatmap: Heatmap

  private var headerCorner: String { "\(heatmap.rows.name) \\ \(heatmap.columns.name)" }

  /// The panel without its legend.
  var panel: String {
    let numbers = panelWithNumbers
    let width = numbers.lazy.map { displayWidth(of: $0) }.max() ?? 0
    let lines = width <= Self.widestLine ? numbers : panelWithShadesOnly
    return ([heatmap.title] + lines).joined(separator: "\n")
  }

  /// The labels of the rows, that of the marked row after a `*`.
  private var rowLabels: [String] {
    guard let highlight = heatmap.highlight else { return heatmap.rows.labels }
    return heatmap.rows.labels.enumerated().map { $0 == highlight.row ? "* \($1)" : $1 }
  }

  private var headerWidth: Int {
    ([headerCorner] + rowLabels).reduce(0) { max($0, displayWidth(of: $1)) }
  }

  /// Every cell is its shade, twice, and its number.
  private var panelWithNumbers: [String] {
    let format = NumberFormat.compact(for: heatmap.visibleValues)
    let cells = heatmap.values.indices.map { index in
      heatmap.isMasked[index] ? "" : Self.number(heatmap.values[index], format)
    }
    let numberWidth = cells.reduce(0) { max($0, displayWidth(of: $1)) }
    let labelWidth = heatmap.columns.labels.reduce(0) { max($0, displayWidth(of: $1)) }
    let width = max(numberWidth + 3, labelWidth)
    let header = heatmap.columns.labels.map { $0.padded(toDisplayWidth: width) }
    return lines(header: header.joined(separator: "  ")) { row in
      let fields = heatmap.columns.labels.indices.map { column in
        let index = heatmap.index(row: row, column: column)
        let number = cells[index].padded(toDisplayWidth: numberWidth, alignment: .trailing)
        return (heatmap.shade(at: index).glyph + " " + number).padded(toDisplayWidth: width)
      }
      return fields.joined(separator: "  ")
    }
  }

  /// Every cell is its shade, twice; columns are numbered by two lines of digits.
  private var panelWithShadesOnly: [String] {
    let count = heatmap.columns.count
    let tens = (0..<count).map { $0 % 10 == 0 ? String($0) : "" }
    var ruler = ""
    for (column, mark) in tens.enumerated() where !mark.isEmpty {
      ruler = ruler.padded(toDisplayWidth: column * 2) + mark
    }
    var result = lines(header: ruler) { row in
      (0..<count).map { heatmap.shade(at: heatmap.index(row: row, column: $0)).glyph }.joined()
    }
    if heatmap.columns.hasOwnLabels {
      let names = heatmap.columns.labels.enumerated().map { "\($0) \($1)" }
      result.append("\(heatmap.columns.name): " + names.joined(separator: ", "))
    }
    return result
  }

  private func lines(header: String, row: (Int) -> String) -> [String] {
    let rows = heatmap.rows.labels.indices.map(row)
    let format = NumberFormat.compact(for: heatmap.visibleValues)
    let head =
      headerCorner.padded(toDisplayWidth: headerWidth) + "  "
      + header.padded(toDisplayWidth: displayWidth(of: rows[0]))
      + (heatmap.showsRowSums ? "  " + heatmap.phrases.sum : "")
    return [head.withoutTrailingSpaces]
      + rows.enumerated().map { index, cells in
        let label = rowLabels[index].padded(toDisplayWidth: headerWidth)
        let sum = heatmap.showsRowSums ? " " + format.string(from: heatmap.rowSum(index)) : ""
        return "\(label) |\(cells)|\(sum)"
      }
  }

  /// What the shades mean.
  static func legend(for panels: [Heatmap]) -> String {
    let scale = panels[0].scale
    let (lower, upper) = scale.bounds
    let format = NumberFormat.fixed(fractionDigits: 2)
    let shades: String
    switch scale {
    case .sequential: shades = "[" + String(HeatmapShade.characters) + "]"
    case .diverging: shades = scale.shades.map { "[\($0.glyph)]" }.joined()
    }
    return panels[0].phrases.legend(
      shades: shades, from: format.tableString(from: lower), to: format.tableString(from: upper),
      hasMask: panels.contains { $0.maskedCount > 0 },
      hasNonfinite: panels.contains { !$0.visibleValues.allSatisfy(\.isFinite) })
  }

  private static func number(_ value: Float, _ format: NumberFormat) -> String {
    value == 0 ? "0" : format.string(from: value)
  }
}

extension Heatmap {
  /// The heatmap in plain text: a shade and, where lines stay short enough, a number per cell.
  public var text: String {
    HeatmapText(heatmap: self).panel + "\n"
      + HeatmapText.legend(for: [self])
  }
}
