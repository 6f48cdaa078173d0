/// Draws shares: a row for each part with its label, its input, a bar and its share.
struct ShareBarsDrawing {
  private static let rowHeight = 26.0
  private static let barLength = 150.0
  private static let fontSize = 12.0
  private static let top = 46.0
  let figure: ShareBars
  let id: String

  private var labelEdge: Double {
    TextMetrics.widest(
      of: figure.parts.map(\.label) + [figure.partName + " ↓"], fontSize: Self.fontSize) + 4
  }

  private var inputEdge: Double {
    let inputs = figure.parts.map { figure.number($0.input) } + [figure.inputName]
    return labelEdge + TextMetrics.widest(of: inputs, fontSize: Self.fontSize) + 18
  }

  private var barStart: Double { inputEdge + 34 }
  private var shareStart: Double { barStart + Self.barLength + 8 }

  /// The finished drawing.
  var markup: String {
    var writer = MarkupWriter()
    let bottom = Self.top + Double(figure.parts.count) * Self.rowHeight
    let width = max(
      shareStart + 74, TextMetrics.width(of: figure.title, fontSize: 13) + 4)
    writer.openPicture(
      id: id, className: "share-bars", width: width, height: bottom + 30, title: figure.title,
      description: figure.altText)
    if figure.parts.contains(where: \.isMasked) { writer.hatchPattern(id: "\(id)-hatch") }
    writer.label(figure.title, x: 0, y: 14, className: "panel-title")
    writer.label(
      figure.partName + " ↓", x: labelEdge, y: 36,
      className: AxisKind.titleClass(ofAxis: figure.partName), anchor: "end")
    writer.label(figure.inputName, x: inputEdge, y: 36, className: "axis-name", anchor: "end")
    writer.label(figure.shareName, x: shareStart, y: 36, className: "axis-name")
    for (row, part) in figure.parts.enumerated() {
      write(part, y: Self.top + Double(row) * Self.rowHeight, to: &writer)
    }
    writeSum(y: bottom, to: &writer)
    writer.close("svg")
    return writer.markup
  }

  private func write(_ part: Share, y: Double, to writer: inout MarkupWriter) {
    let input = NumberFormat.typographic(figure.number(part.input))
    let share = part.isMasked ? "遮罩" : NumberFormat.typographic(figure.number(part.share))
    let baseline = y + Self.rowHeight / 2 + 4
    writer.open("g", ["class": part.isMasked ? "share-row masked" : "share-row"])
    writer.element(
      "title",
      text: "\(part.label)：\(figure.inputName) \(input)，\(figure.shareName) \(share)")
    writer.label(part.label, x: labelEdge, y: baseline, className: "axis-label", anchor: "end")
    writer.label(input, x: inputEdge, y: baseline, className: "axis-label", anchor: "end")
    writer.label("→", x: inputEdge + 17, y: baseline, className: "axis-name", anchor: "middle")
    writer.rectangle(
      x: barStart, y: y + 4, width: Self.barLength, height: Self.rowHeight - 9,
      part.isMasked
        ? [MarkupAttribute("fill", "url(#\(id)-hatch)")] : [MarkupAttribute("class", "bar-track")])
    if !part.isMasked {
      writer.rectangle(
        x: barStart, y: y + 4, width: Double(part.share) * Self.barLength,
        height: Self.rowHeight - 9, [MarkupAttribute("class", "bar")])
    }
    writer.label(share, x: shareStart, y: baseline, className: "axis-label")
    writer.close("g")
  }

  private func writeSum(y: Double, to writer: inout MarkupWriter) {
    writer.empty(
      "line",
      [
        MarkupAttribute("class", "axis-line"), MarkupAttribute("x1", barStart),
        MarkupAttribute("x2", shareStart + 46), MarkupAttribute("y1", y + 3),
        MarkupAttribute("y2", y + 3),
      ])
    writer.label("和", x: shareStart - 8, y: y + 21, className: "axis-name", anchor: "end")
    let isWhole = abs(figure.sum - 1) <= 1e-5
    writer.label(
      figure.sumText + (isWhole ? " ✓" : ""), x: shareStart, y: y + 21,
      className: "axis-label total")
  }
}
