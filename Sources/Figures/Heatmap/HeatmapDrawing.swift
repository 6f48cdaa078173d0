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
      return NumberFormat.narrow(value == 0 ? "0" : format.string(from: value))
    }
    layout = HeatmapLayout(heatmap, numbers: numbers, isThumbnail: isThumbnail)
  }

  /// Writes the panel.
  func write(to writer: inout MarkupWriter) {
    writer.openPicture(
      id: id, className: "heatmap", width: layout.width, height: layout.height,
      title: heatmap.title, description: heatmap.altText,
      // With them the page's script knows the row and column of each cell, and where a row is shown.
      [MarkupAttribute("data-columns", String(heatmap.columns.count))]
        + (heatmap.firstRowStep.map { [MarkupAttribute("data-first-step", String($0))] } ?? []))
    if heatmap.maskedCount > 0 { writer.hatchPattern(id: "\(id)-hatch") }
    writer.label(heatmap.title, x: layout.gutter, y: 14, className: FigureClass.panelTitle)
    writeAxes(to: &writer)
    for row in heatmap.rows.labels.indices {
      writer.open("g", ["class": FigureClass.heatRow])
      for column in heatmap.columns.labels.indices {
        writeCell(row: row, column: column, to: &writer)
      }
      writer.close("g")
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
    if row == 0 {
      writer.label(
        heatmap.phrases.sum, x: x, y: layout.top - 7, className: FigureClass.axisName)
    }
    let format = NumberFormat.compact(for: heatmap.visibleValues)
    writer.label(
      NumberFormat.narrow(format.string(from: heatmap.rowSum(row))), x: x,
      y: layout.top + (Double(row) + 0.5) * layout.cellHeight + fontSize * 0.35,
      className: FigureClass.axisLabel)
  }

  private func writeAxes(to writer: inout MarkupWriter) {
    let edge = layout.gutter - 8
    writer.label(
      "\(heatmap.columns.name) →", x: edge, y: layout.top - 23,
      className: FigureClass.title(ofAxis: heatmap.columns.name),
      anchor: "end")
    writer.label(
      "\(heatmap.rows.name) ↓", x: edge, y: layout.top - 7,
      className: FigureClass.title(ofAxis: heatmap.rows.name), anchor: "end")
    writer.open("g", ["class": FigureClass.axisLabels, "text-anchor": "end"])
    for (row, label) in heatmap.rows.labels.enumerated()
    where row % layout.rowLabelStride == 0 {
      let y = layout.top + (Double(row) + 0.5) * layout.cellHeight + fontSize * 0.35
      writer.element("text", [MarkupAttribute("x", edge), MarkupAttribute("y", y)], text: label)
    }
    writer.close("g")
    let anchor = layout.slantsColumnLabels ? "start" : "middle"
    writer.open("g", ["class": FigureClass.axisLabels, "text-anchor": anchor])
    for (column, label) in heatmap.columns.labels.enumerated()
    where column % layout.labelStride == 0 {
      writer.element("text", place(ofColumnLabel: column), text: label)
    }
    writer.close("g")
  }

  private func place(ofColumnLabel column: Int) -> [MarkupAttribute] {
    let x = layout.gutter + (Double(column) + 0.5) * layout.cellWidth
    let y = layout.top - 7
    guard layout.slantsColumnLabels else {
      return [MarkupAttribute("x", x), MarkupAttribute("y", y)]
    }
    let place = "\(NumberFormat.coordinate(x)) \(NumberFormat.coordinate(y))"
    return [MarkupAttribute("transform", "translate(\(place)) rotate(-45)")]
  }

  private func writeCell(row: Int, column: Int, to writer: inout MarkupWriter) {
    let index = heatmap.index(row: row, column: column)
    let shade = heatmap.shade(at: index)
    let x = layout.gutter + Double(column) * layout.cellWidth
    let y = layout.top + Double(row) * layout.cellHeight
    writer.heatCell(
      shade, x: x, y: y, width: layout.cellWidth, height: layout.cellHeight,
      title: heatmap.phrases.cell(
        at: heatmap.place(of: index), value: heatmap.number(heatmap.values[index]),
        isMasked: heatmap.isMasked[index]), hatch: "\(id)-hatch")
    if layout.showsNumbers, shade != .masked {
      writer.heatNumber(
        numbers[index], x: x + layout.cellWidth / 2,
        y: (y + layout.cellHeight / 2 + fontSize * 0.36).rounded())
    }
  }
}

/// The places of the parts of a drawn heatmap, in pixels.
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
  /// The distance between labelled columns, so that labels do not touch.
  let labelStride: Int
  /// The distance between labelled rows.
  let rowLabelStride: Int

  init(_ heatmap: Heatmap, numbers: [String], isThumbnail: Bool = false) {
    let columns = Double(heatmap.columns.count)
    let numberWidth = estimatedWidth(ofWidest: numbers, fontSize: Self.fontSize)
    // With labels beside them the cells fit a telephone, with numbers or without.
    let room = 280.0
    showsNumbers = !isThumbnail && columns * (numberWidth + 5) <= room
    let labels = heatmap.columns.labels
    let labelWidth = estimatedWidth(ofWidest: labels, fontSize: Self.fontSize)
    if showsNumbers {
      cellWidth = max(34, min(numberWidth + 10, room / columns)).rounded(.down)
      cellHeight = 34
    } else {
      cellWidth = max(8, min(20, (room / columns).rounded(.down)))
      cellHeight = heatmap.rows.count <= 16 && !isThumbnail ? 20 : cellWidth
    }
    slantsColumnLabels = heatmap.columns.hasOwnLabels && labelWidth + 6 > cellWidth
    let labelSpace = slantsColumnLabels ? 13 / Self.rotation : labelWidth + 4
    labelStride = max(1, Int((labelSpace / cellWidth).rounded(.up)))
    rowLabelStride = max(1, Int((14 / cellHeight).rounded(.up)))
    let corner = [heatmap.rows.name, heatmap.columns.name].map { $0 + " >" }
    let rowLabelWidth = estimatedWidth(
      ofWidest: heatmap.rows.labels + corner, fontSize: Self.fontSize)
    gutter = (rowLabelWidth + 8).rounded(.up)
    let slanted = slantsColumnLabels
    let labelHeight = slanted ? labelWidth * Self.rotation + 14 : 20
    top = 24 + (max(labelHeight, 36)).rounded(.up)
    var right = gutter + columns * cellWidth
    if heatmap.showsRowSums { right += 14 + max(numberWidth, 36) }
    right = max(right, gutter + estimatedWidth(of: heatmap.title, fontSize: 13))
    if slanted {
      for (column, label) in labels.enumerated() where column % labelStride == 0 {
        let reach = estimatedWidth(of: label, fontSize: Self.fontSize) * Self.rotation + 6
        right = max(right, gutter + (Double(column) + 0.5) * cellWidth + reach)
      }
    }
    width = right.rounded(.up) + 2
    height = top + Double(heatmap.rows.count) * cellHeight + 2
  }
}
