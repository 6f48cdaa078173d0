import CellRecords

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

  /// The alternative texts of the parts, numbered.
  var numberedAltText: String {
    enumerated().map { "（\($0 + 1)）\($1.name)：\($1.figure.altText)" }.joined()
  }

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
