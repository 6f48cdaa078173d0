/// Draws a strip of heatmaps with an arrow before every panel but the first.
struct HeatmapStripDrawing {
  private static let fontSize = 12.0
  let strip: HeatmapStrip
  let id: String

  /// The finished fragment.
  var markup: String {
    var writer = MarkupWriter()
    writer.open("div", ["class": "figure-panels strip"])
    for (index, panel) in strip.panels.enumerated() {
      writer.open("div", ["class": "strip-step"])
      if index > 0 { writeArrow(strip.operations[index - 1], to: &writer) }
      HeatmapDrawing(panel, id: "\(id)-panel-\(index + 1)").write(to: &writer)
      writer.close("div")
      writer.text("\n")
    }
    writer.close("div")
    writeLegends(to: &writer)
    return writer.markup
  }

  /// An arrow with its operation above; the description of the figure tells it in words.
  private func writeArrow(_ operation: String, to writer: inout MarkupWriter) {
    let width = max(44, TextMetrics.width(of: operation, fontSize: Self.fontSize) + 8)
    writer.open(
      "svg",
      [
        MarkupAttribute("class", "strip-arrow"), MarkupAttribute("width", width),
        MarkupAttribute("height", 34),
        MarkupAttribute("viewBox", "0 0 \(NumberFormat.coordinate(width)) 34"),
        MarkupAttribute("aria-hidden", "true"),
      ])
    writer.label(operation, x: width / 2, y: 13, className: "operation", anchor: "middle")
    let tip = NumberFormat.coordinate(width - 2)
    let neck = NumberFormat.coordinate(width - 10)
    writer.empty(
      "path",
      [
        MarkupAttribute("class", "operation-line"), MarkupAttribute("d", "M2 25H\(neck)"),
        MarkupAttribute("fill", "none"),
      ])
    writer.empty(
      "path",
      [
        MarkupAttribute("class", "operation-tip"),
        MarkupAttribute("d", "M\(neck) 20L\(tip) 25L\(neck) 30Z"),
      ])
    writer.close("svg")
  }

  /// One legend for each scale, named by the panels that have it.
  private func writeLegends(to writer: inout MarkupWriter) {
    var scales: [HeatmapScale] = []
    for panel in strip.panels where !scales.contains(panel.scale) { scales.append(panel.scale) }
    writer.open("div", ["class": "figure-legend"])
    for (index, scale) in scales.enumerated() {
      let panels = strip.panels.filter { $0.scale == scale }
      let legend = HeatmapLegend(
        scale: scale, hasMask: panels.contains { $0.maskedCount > 0 },
        name: scales.count > 1 ? panels.map(\.title).joined(separator: "、") : "",
        id: "\(id)-legend-\(index + 1)")
      legend.write(to: &writer)
    }
    writer.close("div")
  }
}
