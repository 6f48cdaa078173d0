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
    Markup.requireIdentifier(idPrefix)
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
