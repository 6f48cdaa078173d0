/// Where the parts of a drawn heatmap stand, in pixels.
struct HeatmapLayout {
  static let fontSize = 12.0
  private static let rotation = 0.7072  // sine and cosine of the slanted labels' 45 degrees

  let cellWidth: Double
  let cellHeight: Double
  let gutter: Double
  let top: Double
  let width: Double
  let height: Double
  let showsNumbers: Bool
  let slantsColumnLabels: Bool
  /// Every how many columns a label stands, so that labels do not touch.
  let labelStride: Int
  /// Every how many rows a label stands.
  let rowLabelStride: Int

  init(_ heatmap: Heatmap, numbers: [String], isThumbnail: Bool = false) {
    let columns = Double(heatmap.columns.count)
    let numberWidth = TextMetrics.widest(of: numbers, fontSize: Self.fontSize)
    showsNumbers = !isThumbnail && columns * (numberWidth + 10) <= 720
    let labels = heatmap.columns.labels
    let labelWidth = TextMetrics.widest(of: labels, fontSize: Self.fontSize)
    if showsNumbers {
      cellWidth = max(40, Double(Int(roundingUp: numberWidth + 10)))
      cellHeight = 34
    } else {
      cellWidth = max(8, min(20, Double(Int(roundingDown: 720 / columns))))
      cellHeight = heatmap.rows.count <= 16 && !isThumbnail ? 26 : cellWidth
    }
    slantsColumnLabels = heatmap.columns.hasOwnLabels && labelWidth + 6 > cellWidth
    let labelSpace = slantsColumnLabels ? 13 / Self.rotation : labelWidth + 4
    labelStride = max(1, Int(roundingUp: labelSpace / cellWidth))
    rowLabelStride = max(1, Int(roundingUp: 14 / cellHeight))
    let corner = [heatmap.rows.name, heatmap.columns.name].map { $0 + " >" }
    let rowLabelWidth = TextMetrics.widest(
      of: heatmap.rows.labels + corner, fontSize: Self.fontSize)
    gutter = Double(Int(roundingUp: rowLabelWidth + 8))
    let slanted = slantsColumnLabels
    let labelHeight = slanted ? labelWidth * Self.rotation + 14 : 20
    top = 24 + Double(Int(roundingUp: max(labelHeight, 36)))
    var right = gutter + columns * cellWidth
    if heatmap.showsRowSums { right += 14 + max(numberWidth, 36) }
    right = max(right, gutter + TextMetrics.width(of: heatmap.title, fontSize: 13))
    if slanted {
      for (column, label) in labels.enumerated() where column % labelStride == 0 {
        let reach = TextMetrics.width(of: label, fontSize: Self.fontSize) * Self.rotation + 6
        right = max(right, gutter + (Double(column) + 0.5) * cellWidth + reach)
      }
    }
    width = Double(Int(roundingUp: right)) + 2
    height = top + Double(heatmap.rows.count) * cellHeight + 2
  }
}
