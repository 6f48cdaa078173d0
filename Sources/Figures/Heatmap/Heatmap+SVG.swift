extension Heatmap {
  /// The heatmap and its legend as inline SVG.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    Self.panels([self], idPrefix: idPrefix)
  }

  /// Several heatmaps that wrap on narrow screens, with one legend.
  static func panels(_ panels: [Heatmap], idPrefix: String) -> String {
    Markup.requireIdentifier(idPrefix)
    var writer = MarkupWriter()
    let drawings = panels.enumerated().map { index, panel in
      HeatmapDrawing(panel, id: "\(idPrefix)-panel-\(index + 1)")
    }
    let isQuartet = drawings.count == 4 && drawings.allSatisfy { $0.width <= 340 }
    writer.open("div", ["class": isQuartet ? "figure-panels quartet" : "figure-panels"])
    for drawing in drawings { drawing.write(to: &writer) }
    writer.close("div")
    writer.open("div", ["class": "figure-legend"])
    HeatmapLegend(
      scale: panels[0].scale, hasMask: panels.contains { $0.maskedCount > 0 },
      id: "\(idPrefix)-legend"
    ).write(to: &writer)
    writer.close("div")
    return writer.markup
  }
}
