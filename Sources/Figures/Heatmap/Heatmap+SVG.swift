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
    writer.open("div", ["class": "figure-panels"])
    for (index, panel) in panels.enumerated() {
      HeatmapDrawing(panel, id: "\(idPrefix)-panel-\(index + 1)").write(to: &writer)
    }
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
