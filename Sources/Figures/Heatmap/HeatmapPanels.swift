extension Heatmap {
  /// The heatmap and its legend as inline SVG.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    Self.panels([self], idPrefix: idPrefix)
  }

  /// Several heatmaps that wrap on narrow screens, with a legend
  /// for each scale.
  static func panels(
    _ panels: [Heatmap], title: String? = nil, idPrefix: String, areThumbnails: Bool = false
  ) -> String {
    requireIdentifier(idPrefix)
    var writer = MarkupWriter()
    if let title { writer.element("p", ["class": "figure-title"], text: title) }
    let drawings = panels.enumerated().map { index, panel in
      HeatmapDrawing(
        panel, id: "\(idPrefix)-panel-\(index + 1)", isThumbnail: areThumbnails)
    }
    let isQuartet = drawings.count == 4 && drawings.allSatisfy { $0.width <= 340 }
    let haveOneScale = panels.allSatisfy { $0.scale == panels[0].scale }
    let kind = areThumbnails ? " thumbnails" : isQuartet ? " quartet" : ""
    writer.open("div", ["class": "figure-panels" + kind])
    for drawing in drawings {
      if haveOneScale {
        drawing.write(to: &writer)
      } else {
        writer.open("div", ["class": "figure-panel"])
        drawing.write(to: &writer)
        writeLegend(of: [drawing.heatmap], id: "\(drawing.id)-legend", to: &writer)
        writer.close("div")
      }
    }
    writer.close("div")
    if haveOneScale { writeLegend(of: panels, id: "\(idPrefix)-legend", to: &writer) }
    return writer.markup
  }

  private static func writeLegend(
    of panels: [Heatmap], id: String, to writer: inout MarkupWriter
  ) {
    writer.open("div", ["class": "figure-legend"])
    HeatmapLegend(
      scale: panels[0].scale, hasMask: panels.contains { $0.maskedCount > 0 }, id: id
    ).write(to: &writer)
    writer.close("div")
  }
}

/// Draws what the shades of a heatmap mean.
struct HeatmapLegend {
  private static let swatch = 12.0
  let scale: HeatmapScale
  let hasMask: Bool
  /// What has the scale, where a figure has several.
  var name = ""
  let id: String

  /// Writes the legend as a picture of its own.
  func write(to writer: inout MarkupWriter) {
    let phrases = FigureSettings.current.phrases
    let format = NumberFormat.fixed(fractionDigits: 2)
    let bounds = scale.bounds
    let lower = NumberFormat.typographic(format.tableString(from: bounds.lower))
    let upper = NumberFormat.typographic(format.tableString(from: bounds.upper))
    // A name stands above, so that the legend fits a telephone.
    let top = name.isEmpty ? 0.0 : 18
    let start = estimatedWidth(of: lower, fontSize: 12) + 8
    let end = start + Double(scale.shades.count) * Self.swatch
    let maskStart = end + estimatedWidth(of: upper, fontSize: 12) + 18
    let width = max(
      hasMask
        ? maskStart + Self.swatch + 8 + estimatedWidth(of: phrases.hidden, fontSize: 12)
        : maskStart,
      estimatedWidth(of: name, fontSize: 12))
    writer.openPicture(
      id: id, className: "heat-legend", width: width.rounded(.up), height: 22 + top,
      title: phrases.legend(name: name.isEmpty ? nil : name),
      description: phrases.legend(
        from: lower, to: upper, shades: scale.shades.count, hasMask: hasMask))
    if hasMask { writer.hatchPattern(id: "\(id)-hatch") }
    if !name.isEmpty { writer.label(name, x: 0, y: 15, className: FigureClass.axisName) }
    writer.label(lower, x: start - 6, y: top + 15, className: FigureClass.axisLabel, anchor: "end")
    writer.open("g", ["class": FigureClass.heatRow])
    for (index, shade) in scale.shades.enumerated() {
      writer.heatCell(
        shade, x: start + Double(index) * Self.swatch, y: top + 3, width: Self.swatch, height: 16)
    }
    if hasMask {
      writer.heatCell(
        .masked, x: maskStart, y: top + 3, width: Self.swatch, height: 16, hatch: "\(id)-hatch")
    }
    writer.close("g")
    writer.label(upper, x: end + 6, y: top + 15, className: FigureClass.axisLabel)
    if hasMask {
      writer.label(
        phrases.hidden, x: maskStart + Self.swatch + 6, y: top + 15, className: FigureClass.axisName
      )
    }
    writer.close("svg")
  }
}
