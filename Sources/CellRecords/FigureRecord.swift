/// A figure as the chapter's process handed it over: several renderings of one model.
public struct FigureRecord: Sendable, Hashable, Codable {
  /// The figure's type, `Heatmap`.
  public var kind: String
  /// The text for readers who cannot see it.
  public var alternativeText: String
  /// The text twin.
  public var text: String
  /// The drawing, if the figure is drawn.
  public var svg: String?
  /// The numbers as an HTML table, if the figure has one.
  public var table: String?
  /// The very numbers that were drawn.
  public var tensors: [TensorRecord]

  /// Whether readers operate the drawing, as they do the buttons of a stepper.
  public var isInteractive: Bool { svg?.contains("<input ") ?? false }

  /// Creates a record.
  public init(
    kind: String, alternativeText: String, text: String, svg: String? = nil, table: String? = nil,
    tensors: [TensorRecord] = []
  ) {
    self.kind = kind
    self.alternativeText = alternativeText
    self.text = text
    self.svg = svg
    self.table = table
    self.tensors = tensors
  }
}
