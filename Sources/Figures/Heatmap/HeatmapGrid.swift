import BookLanguage
import CellRecords

/// Several heatmaps of one kind side by side, such as the heads of one attention layer.
public struct HeatmapGrid: Figure, Hashable {
  /// What the panels show together.
  public let title: String
  /// The panels from left to right.
  public let panels: [Heatmap]
  /// Whether the panels are drawn small, without numbers.
  public let showsThumbnails: Bool

  /// Creates a grid.
  ///
  /// Panels of one scale share a legend; otherwise each has its own.
  ///
  /// - Precondition: There is a panel.
  public init(title: String, panels: [Heatmap], showsThumbnails: Bool = false) {
    precondition(!panels.isEmpty, "heatmap grid '\(title)' needs at least one panel, got none")
    self.title = title
    self.panels = panels
    self.showsThumbnails = showsThumbnails
  }

  /// What the panels show, in a sentence for each.
  public var altText: String {
    phrases.heatmaps(
      title: title, size: panels[0].size, panels: panels.map { ($0.title, $0.summary) })
  }

  /// The title and the panels in plain text, one under the other, with a legend for each scale.
  public var text: String {
    guard panels.allSatisfy({ $0.scale == panels[0].scale }) else {
      return title + "\n\n" + panels.map(\.text).joined(separator: "\n\n")
    }
    return title + "\n\n" + panels.map { HeatmapText(heatmap: $0).panel + "\n\n" }.joined()
      + HeatmapText.legend(for: panels)
  }

  /// The panels as groups of rows of one table, or nil if their columns differ.
  public var table: DataTable? {
    guard panels.allSatisfy({ $0.tableHeaders == panels[0].tableHeaders }) else { return nil }
    let scale = NumberScale(fitting: panels.flatMap(\.visibleValues))
    return DataTable(
      caption: title, columnHeaders: panels[0].tableHeaders,
      groups: panels.map { DataTable.Group(title: $0.title, rows: $0.tableRows(in: scale)) }
        + scale.rows(phrases.factor))
  }

  /// The title and the panels as SVGs that wrap on narrow screens, with a legend for each scale.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    Heatmap.panels(
      panels, title: title, idPrefix: idPrefix, areThumbnails: showsThumbnails)
  }

  /// The numbers drawn, a tensor for each panel.
  public var tensors: [FigureTensor] { panels.flatMap(\.tensors) }
}
