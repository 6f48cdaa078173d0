/// A figure as the chapter's process handed it over: several renderings of one model.
public struct FigureRecord: Sendable, Hashable, Codable {
  /// The figure's type, `Heatmap`.
  public var kind: String
  /// The text for readers who cannot see it.
  public var alternativeText: String
  /// The text twin.
  public var text: String
  /// The drawing; a figure without one is shown as its tables.
  public var drawing: Drawing?
  /// The numbers as tables, one for each part of a figure that holds others.
  public var tables: [DataTable]
  /// The very numbers that were drawn.
  public var tensors: [TensorRecord]

  public init(
    kind: String, alternativeText: String, text: String, drawing: Drawing? = nil,
    tables: [DataTable] = [], tensors: [TensorRecord] = []
  ) {
    self.kind = kind
    self.alternativeText = alternativeText
    self.text = text
    self.drawing = drawing
    self.tables = tables
    self.tensors = tensors
  }
}

/// The numbers behind a figure.
public struct TensorRecord: Sendable, Hashable, Codable {
  /// What they are, `head 1`.
  public var name: String
  /// The length of each axis.
  public var shape: [Int]
  /// The elements in row-major order.
  public var values: [Float]

  public init(name: String, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }

  /// Whether there are as many values as the shape says.
  var isConsistent: Bool {
    var count = 1
    for length in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflows else { return false }
      count = product
    }
    return count == values.count
  }
}
