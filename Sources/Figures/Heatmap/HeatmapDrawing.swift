/// Draws one panel of a heatmap as SVG.
struct HeatmapDrawing {
  let heatmap: Heatmap
  let id: String
  private let numbers: [String]
  private let layout: HeatmapLayout
  /// The width of the panel in pixels.
  var width: Double { layout.width }
  private var fontSize: Double { HeatmapLayout.fontSize }

  init(_ heatmap: Heatmap, id: String, isThumbnail: Bool = false) {
    self.heatmap = heatmap
    self.id = id
    let format = NumberFormat.compact(for: heatmap.visibleValues)
    numbers = heatmap.values.indices.map { index in
      let value = heatmap.values[index]
      if heatmap.isMasked[index] { return "" }
      return NumberFormat.typographic(value == 0 ? "0" : format.string(from: value))
    }
    layout = HeatmapLayout(heatmap, numbers: numbers, isThumbnail: isThumbnail)
  }

  /// Writes the panel.
  func write(to writer: inout MarkupWriter) {
    writer.openPicture(
      id: id, className: "heatmap", width: layout.width, height: layout.height,
      title: heatmap.title, description: heatmap.altText,
      // With it the page's script knows the row and column of each cell.
      [MarkupAttribute("data-columns", String(heatmap.columns.count))])
    if heatmap.maskedCount > 0 { writer.hatchPattern(id: "\(id)-hatch") }
    writer.label(heatmap.title, x: layout.gutter, y: 14, className: "panel-title")
    writeAxes(to: &writer)
    for row in heatmap.rows.labels.indices {
      for column in heatmap.columns.labels.indices {
        writeCell(row: row, column: column, to: &writer)
      }
      if heatmap.showsRowSums { writeSum(row: row, to: &writer) }
      writer.text("\n")
    }
    writeHighlight(to: &writer)
    writer.close("svg")
  }

  private func writeHighlight(to writer: inout MarkupWriter) {
    guard let highlight = heatmap.highlight else { return }
    let column = highlight.column.map { Double($0) }
    writer.rectangle(
      x: layout.gutter + (column ?? 0) * layout.cellWidth,
      y: layout.top + Double(highlight.row) * layout.cellHeight,
      width: column == nil ? Double(heatmap.columns.count) * layout.cellWidth : layout.cellWidth,
      height: layout.cellHeight, [MarkupAttribute("class", "heat-highlight")])
  }

  private func writeSum(row: Int, to writer: inout MarkupWriter) {
    let x = layout.gutter + Double(heatmap.columns.count) * layout.cellWidth + 8
    if row == 0 { writer.label("和", x: x, y: layout.top - 7, className: "axis-name") }
    let format = NumberFormat.compact(for: heatmap.visibleValues)
    writer.label(
      NumberFormat.typographic(format.string(from: heatmap.rowSum(row))), x: x,
      y: layout.top + (Double(row) + 0.5) * layout.cellHeight + fontSize * 0.35,
      className: "axis-label")
  }

  private func writeAxes(to writer: inout MarkupWriter) {
    let edge = layout.gutter - 8
    writer.label(
      "\(heatmap.columns.name) →", x: edge, y: layout.top - 23,
      className: AxisKind.titleClass(ofAxis: heatmap.columns.name),
      anchor: "end")
    writer.label(
      "\(heatmap.rows.name) ↓", x: edge, y: layout.top - 7,
      className: AxisKind.titleClass(ofAxis: heatmap.rows.name), anchor: "end")
    for (row, label) in heatmap.rows.labels.enumerated()
    where row % layout.rowLabelStride == 0 {
      let y = layout.top + (Double(row) + 0.5) * layout.cellHeight + fontSize * 0.35
      writer.label(label, x: edge, y: y, className: "axis-label", anchor: "end")
    }
    for (column, label) in heatmap.columns.labels.enumerated()
    where column % layout.labelStride == 0 {
      writeColumnLabel(label, column: column, to: &writer)
    }
  }

  private func writeColumnLabel(_ label: String, column: Int, to writer: inout MarkupWriter) {
    let x = layout.gutter + (Double(column) + 0.5) * layout.cellWidth
    let y = layout.top - 7
    guard layout.slantsColumnLabels else {
      writer.label(label, x: x, y: y, className: "axis-label", anchor: "middle")
      return
    }
    let place = "\(NumberFormat.coordinate(x)) \(NumberFormat.coordinate(y))"
    writer.element(
      "text", ["class": "axis-label", "transform": "translate(\(place)) rotate(-45)"], text: label)
  }

  private func writeCell(row: Int, column: Int, to writer: inout MarkupWriter) {
    let index = heatmap.index(row: row, column: column)
    let shade = heatmap.shade(at: index)
    let x = layout.gutter + Double(column) * layout.cellWidth
    let y = layout.top + Double(row) * layout.cellHeight
    writer.open("g", ["class": "heat-cell \(shade.className)"])
    writer.element("title", text: tooltip(row: row, column: column))
    writer.rectangle(
      x: x, y: y, width: layout.cellWidth, height: layout.cellHeight,
      shade == .masked ? [MarkupAttribute("fill", "url(#\(id)-hatch)")] : [])
    if layout.showsNumbers, shade != .masked {
      writer.label(
        numbers[index], x: x + layout.cellWidth / 2,
        y: y + layout.cellHeight / 2 + fontSize * 0.36, className: "heat-number",
        anchor: "middle")
    }
    writer.close("g")
  }

  private func tooltip(row: Int, column: Int) -> String {
    let index = heatmap.index(row: row, column: column)
    let value = NumberFormat.typographic(
      NumberFormat.fixed(fractionDigits: 4).telling(heatmap.values[index]))
    let place =
      "\(heatmap.rows.name) \(heatmap.rows.labels[row])"
      + " → \(heatmap.columns.name) \(heatmap.columns.labels[column])"
    return heatmap.isMasked[index] ? "\(place)：被遮罩（\(value)）" : "\(place)：\(value)"
  }
}

extension MarkupWriter {
  /// Writes the pattern with which masked cells are filled.
  mutating func hatchPattern(id: String) {
    open("defs")
    open(
      "pattern",
      [
        "id": id, "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
      ])
    rectangle(
      x: 0, y: 0, width: 6, height: 6, [MarkupAttribute("class", "hatch-ground")])
    rectangle(
      x: 0, y: 0, width: 1.5, height: 6, [MarkupAttribute("class", "hatch-line")])
    close("pattern")
    close("defs")
  }
}
