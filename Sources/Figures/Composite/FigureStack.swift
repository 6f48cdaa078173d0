import BookLanguage
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

  /// What each part says.
  public var altText: String { phrases.stack(title: title, parts: parts.descriptions) }

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
    requireIdentifier(idPrefix)
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

/// A figure with a name inside a figure that holds several.
public struct FigurePart: Sendable {
  /// What the part shows.
  public let name: String
  /// The part.
  public let figure: any Figure

  /// Names a figure.
  public init(_ name: String, _ figure: any Figure) {
    self.name = name
    self.figure = figure
  }
}

extension [FigurePart] {
  /// The parts in plain text, numbered.
  var numberedText: String {
    enumerated().map { "(\($0 + 1)/\(count)) \($1.name)\n\($1.figure.text)" }
      .joined(separator: "\n\n")
  }

  /// The alternative texts of the parts under their names.
  var descriptions: [DescribedPart] { map { ($0.name, $0.figure.altText) } }

  var tables: [DataTable] { flatMap(\.figure.tables) }

  /// The numbers of all parts, each under the name of its part.
  var tensors: [FigureTensor] {
    flatMap { part in
      part.figure.tensors.map {
        FigureTensor(name: "\(part.name): \($0.name)", shape: $0.shape, values: $0.values)
      }
    }
  }
}
