/// Draws what the shades of a heatmap stand for.
struct HeatmapLegend {
  private static let swatch = 14.0
  let scale: HeatmapScale
  let hasMask: Bool
  /// What has the scale, where a figure has several.
  var name = ""
  let id: String

  /// Writes the legend as a picture of its own.
  func write(to writer: inout MarkupWriter) {
    let format = NumberFormat.fixed(fractionDigits: 2)
    let bounds = scale.bounds
    let lower = NumberFormat.typographic(format.telling(bounds.lower))
    let upper = NumberFormat.typographic(format.telling(bounds.upper))
    let nameWidth = name.isEmpty ? 0 : TextMetrics.width(of: name, fontSize: 12) + 10
    let start = nameWidth + TextMetrics.width(of: lower, fontSize: 12) + 8
    let end = start + Double(scale.shades.count) * Self.swatch
    let maskStart = end + TextMetrics.width(of: upper, fontSize: 12) + 24
    let width = hasMask ? maskStart + Self.swatch + 60 : maskStart
    writer.openPicture(
      id: id, className: "heat-legend", width: Double(Int(roundingUp: width)), height: 22,
      title: name.isEmpty ? "图例" : "图例：\(name)",
      description: "颜色从 \(lower) 到 \(upper)，分 \(scale.shades.count) 档"
        + (hasMask ? "；斜线表示被遮罩" : ""))
    if hasMask { writer.hatchPattern(id: "\(id)-hatch") }
    if !name.isEmpty { writer.label(name, x: 0, y: 15, className: "axis-name") }
    writer.label(lower, x: start - 6, y: 15, className: "axis-label", anchor: "end")
    for (index, shade) in scale.shades.enumerated() {
      writer.open("g", ["class": "heat-cell \(shade.className)"])
      writer.rectangle(
        x: start + Double(index) * Self.swatch, y: 3, width: Self.swatch, height: 16)
      writer.close("g")
    }
    writer.label(upper, x: end + 6, y: 15, className: "axis-label")
    if hasMask {
      writer.open("g", ["class": "heat-cell masked"])
      writer.rectangle(
        x: maskStart, y: 3, width: Self.swatch, height: 16,
        [MarkupAttribute("fill", "url(#\(id)-hatch)")])
      writer.close("g")
      writer.label("被遮罩", x: maskStart + Self.swatch + 6, y: 15, className: "axis-name")
    }
    writer.close("svg")
  }
}
