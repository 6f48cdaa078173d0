import CellRecords

/// Figures that belong together, one under the other, such as the levels of a zoom.
public struct FigureStack: Figure {
  /// What the parts show together.
  public let title: String
  /// The parts from top to bottom.
  public let parts: [FigurePart]

  /// Puts figures under each other.
  ///
  /// - Precondition: There is a part.
  public init(title: String, _ parts: [FigurePart]) {
    precondition(!parts.isEmpty, "figure stack '\(title)' needs at least one part, got none")
    self.title = title
    self.parts = parts
  }

  /// Chinese text: what each part says.
  public var altText: String { "“\(title)”，\(parts.count) 幅图。" + parts.numberedAltText }

  /// The parts in plain text.
  public var text: String { title + "\n\n" + parts.numberedText }

  /// Nothing: each part has a table of its own.
  public var table: DataTable? { nil }

  /// The tables of all parts.
  public var tables: [DataTable] { parts.tables }

  /// The parts under their names.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    Markup.requireIdentifier(idPrefix)
    var writer = MarkupWriter()
    writer.open("div", ["class": "figure-stack"])
    for (index, part) in parts.enumerated() {
      writer.open("div", ["class": "figure-part"])
      writer.element("p", ["class": "part-name"], text: part.name)
      writer.fragment(part.figure.body(idPrefix: "\(idPrefix)-part-\(index + 1)"))
      writer.close("div")
      writer.text("\n")
    }
    writer.close("div")
    return writer.markup
  }

  /// The numbers of all parts.
  public var tensors: [FigureTensor] { parts.tensors }
}
