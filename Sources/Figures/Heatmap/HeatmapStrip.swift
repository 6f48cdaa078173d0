import BookLanguage
import CellRecords

/// Heatmaps of which each is made of the one before, with the operations between them, such as
/// scores, masked scores and weights.
public struct HeatmapStrip: Figure, Hashable {
  /// What the panels show together.
  public let title: String
  /// The panels from left to right.
  public let panels: [Heatmap]
  /// What happens between each panel and the next.
  public let operations: [String]

  /// Creates a strip.
  ///
  /// - Precondition: There are two panels or more, and an operation between each two.
  public init(title: String, panels: [Heatmap], operations: [String]) {
    precondition(
      panels.count > 1 && operations.count == panels.count - 1,
      "strip '\(title)' needs two panels or more and an operation between each two,"
        + " got \(panels.count) and \(operations.count)")
    self.title = title
    self.panels = panels
    self.operations = operations
  }

  /// What the panels show, and what happens between them.
  public var altText: String {
    let course = zip(operations, panels.dropFirst()).reduce(panels[0].title) {
      "\($0) → \($1.0) → \($1.1.title)"
    }
    return phrases.heatmapStrip(
      title: title, course: course, size: panels[0].size,
      panels: panels.map { ($0.title, $0.summary) })
  }

  /// The panels in plain text, one under the other, with the operations between them.
  public var text: String {
    var lines = [title, "", panels[0].text]
    for (operation, panel) in zip(operations, panels.dropFirst()) {
      lines += ["", "    |", "    |  \(operation)", "    v", "", panel.text]
    }
    return lines.joined(separator: "\n")
  }

  /// The panels as groups of rows of one table, or nil if their columns differ.
  public var table: DataTable? {
    let columns = panels[0].columns
    guard panels.allSatisfy({ $0.columns == columns }) else { return nil }
    let hasSums = panels.contains(where: \.showsRowSums)
    let headers =
      panels.first(where: \.showsRowSums).map(\.tableHeaders) ?? panels[0].tableHeaders
    let scale = NumberScale(fitting: panels.flatMap(\.visibleValues))
    return DataTable(
      caption: title, columnHeaders: headers,
      groups: panels.map { panel in
        DataTable.Group(
          title: panel.title,
          rows: panel.tableRows(in: scale).map { row in
            let filler: [DataCell] = hasSums && !panel.showsRowSums ? [.text("")] : []
            return DataTable.Row(header: row.header, cells: row.cells + filler)
          })
      } + scale.rows(phrases.factor))
  }

  /// The tables of the panels where one table cannot hold them.
  public var tables: [DataTable] { table.map { [$0] } ?? panels.compactMap(\.table) }

  /// The panels with arrows between them; they wrap on narrow screens, each arrow before its panel.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    return HeatmapStripDrawing(strip: self, id: idPrefix).markup
  }

  /// The numbers drawn, a tensor for each panel.
  public var tensors: [FigureTensor] { panels.flatMap(\.tensors) }
}

/// Draws a strip of heatmaps with an arrow before every panel but the first.
private struct HeatmapStripDrawing {
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

  /// An operation, below which the style sheet puts an arrow.
  ///
  /// It points right, or down on a narrow screen; the description of the figure says it in words.
  private func writeArrow(_ operation: String, to writer: inout MarkupWriter) {
    writer.element("span", ["class": "strip-arrow", "aria-hidden": "true"], text: operation)
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
        name: scales.count > 1 ? strip.phrases.list(panels.map(\.title)) : "",
        id: "\(id)-legend-\(index + 1)")
      legend.write(to: &writer)
    }
    writer.close("div")
  }
}
