/// A figure as the chapter's process handed it over: several renderings of one model.
package struct FigureRecord: Sendable, Hashable, Codable {
  /// The figure's type, `Heatmap`.
  package var kind: String
  /// The text for readers who cannot see it.
  package var alternativeText: String
  /// The figure as text.
  package var text: String
  /// The drawing; a figure without one is shown as its tables.
  package var drawing: Drawing?
  /// The numbers as tables, one for each part of a figure that holds others.
  package var tables: [DataTable]
  /// The very numbers that were drawn.
  package var tensors: [TensorRecord]

  package init(
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

/// The numbers of a figure.
package struct TensorRecord: Sendable, Hashable, Codable {
  /// What they are, `head 1`.
  package var name: String
  /// The length of each axis.
  package var shape: [Int]
  /// The elements in row-major order.
  package var values: [Float]

  package init(name: String, shape: [Int], values: [Float]) {
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
