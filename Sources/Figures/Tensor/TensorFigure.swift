/// A tensor of up to three dimensions, shown as a table of numbers.
public struct TensorFigure: Figure, Hashable {
  /// The tensor's name.
  public let name: String
  /// The dimensions, outermost first; empty for a scalar.
  public let axes: [FigureAxis]
  /// The numbers in row-major order.
  public let values: [Float]
  /// How the numbers are written.
  public let format: NumberFormat
  /// How many positions are shown at each end of a dimension that is too long.
  public let edgeCount: Int

  /// Creates a figure of a tensor.
  ///
  /// Without a format, the numbers are written as suits the values.
  ///
  /// - Precondition: There are at most three axes, `values` has as many elements as they say, and
  ///   `edgeCount` is positive.
  public init(
    _ values: [Float], name: String, axes: [FigureAxis], format: NumberFormat? = nil,
    edgeCount: Int = 3
  ) {
    precondition(axes.count <= 3, "tensor '\(name)' has at most 3 axes, got \(axes.count)")
    let count = axes.reduce(1) { $0 * $1.count }
    precondition(
      values.count == count,
      "tensor '\(name)' of shape \(axes.map(\.count)) needs \(count) values, got \(values.count)")
    precondition(edgeCount > 0, "tensor '\(name)' shows at least one edge, got \(edgeCount)")
    self.name = name
    self.axes = axes
    self.values = values
    self.format = format ?? .suitable(for: values)
    self.edgeCount = edgeCount
  }

  /// The names and sizes of the axes, such as `[步 5, 维 32]`.
  public var shapeDescription: String {
    "[" + axes.map { "\($0.name) \($0.count)" }.joined(separator: ", ") + "]"
  }

  /// Chinese text that says what the tensor is and which range its values have.
  public var altText: String {
    let finite = values.filter(\.isFinite)
    var parts = axes.isEmpty ? ["标量 \(name)"] : ["张量 \(name)，形状 \(shapeDescription)"]
    if let lowest = finite.min(), let highest = finite.max() {
      let low = NumberFormat.typographic(format.string(from: lowest))
      let high = NumberFormat.typographic(format.string(from: highest))
      parts.append(lowest == highest ? "值为 \(low)" : "值从 \(low) 到 \(high)")
    }
    if finite.count < values.count {
      parts.append("\(values.count - finite.count) 个值是 NaN 或无穷大")
    }
    return parts.joined(separator: "，") + "。"
  }

  /// The shape line and the numbers in plain text.
  public var text: String {
    "\(name) \(shapeDescription)\n" + (table?.text ?? "")
  }

  /// Nothing: a tensor is shown as its table.
  public func svg(idPrefix: String) -> String? { nil }

  /// The numbers, also those left out in the table.
  public var tensors: [FigureTensor] {
    [FigureTensor(name: name, shape: axes.map(\.count), values: values)]
  }
}
