import BookLanguage
import CellRecords

/// A tensor of up to three dimensions, shown as a table of numbers.
public struct TensorFigure: Figure, Hashable {
  /// The tensor's name.
  public let name: String
  /// The dimensions, outermost first; empty for a scalar.
  public let axes: [FigureAxis]
  /// The numbers in row-major order.
  public let values: [Float]
  private let scale: NumberScale
  /// How many positions are shown at each end of a dimension that is too long.
  public let edgeCount: Int

  /// Creates a figure of a tensor.
  ///
  /// The numbers have three significant digits, with the power of ten that they share under them.
  ///
  /// - Precondition: There are at most three axes, `values` has as many elements as they say, and
  ///   `edgeCount` is positive.
  public init(
    _ values: [Float], name: String, axes: [FigureAxis], edgeCount: Int = 3
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
    scale = NumberScale(fitting: values)
    self.edgeCount = edgeCount
  }

  /// The names and sizes of the axes, such as `[step 5, feature 32]`.
  public var shapeDescription: String {
    "[" + axes.map { "\($0.name) \($0.count)" }.joined(separator: ", ") + "]"
  }

  /// What the tensor is, and the range of its values.
  public var altText: String {
    let finite = values.filter(\.isFinite)
    func written(_ value: Float) -> String {
      NumberFormat.typographic(NumberScale.single(value))
    }
    var range: NumberRange?
    if let lower = finite.min(), let upper = finite.max() {
      range = (written(lower), written(upper))
    }
    return phrases.tensor(
      name: name, shape: axes.isEmpty ? nil : shapeDescription, range: range,
      nonfinite: values.count - finite.count)
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

extension TensorFigure {
  /// The numbers as a table; long dimensions are elided in the middle.
  public var table: DataTable? {
    let caption = axes.isEmpty ? name : "\(name) \(shapeDescription)"
    return switch axes.count {
    case 0: scalarTable(caption)
    case 1: vectorTable(caption)
    case 2: matrixTable(caption)
    default: stackTable(caption)
    }
  }

  private func scalarTable(_ caption: String) -> DataTable {
    let row = DataTable.Row(header: .text(name), cells: [cell(at: 0)])
    return DataTable(
      caption: caption, columnHeaders: [.text(phrases.name), .text(phrases.value)],
      groups: [DataTable.Group(rows: [row])] + factor)
  }

  private func vectorTable(_ caption: String) -> DataTable {
    let columns = positions(of: axes[0])
    let row = DataTable.Row(
      header: .text(phrases.value), cells: columns.map { $0.map(cell(at:)) ?? .elided })
    return DataTable(
      caption: caption, columnHeaders: [.axis(axes[0].name)] + labels(of: axes[0]),
      groups: [DataTable.Group(rows: [row])] + factor)
  }

  private func matrixTable(_ caption: String) -> DataTable {
    DataTable(
      caption: caption, columnHeaders: matrixHeaders(axes[0], axes[1]),
      groups: [DataTable.Group(rows: matrixRows(axes[0], axes[1], offset: 0))] + factor)
  }

  private func stackTable(_ caption: String) -> DataTable {
    let matrixSize = axes[1].count * axes[2].count
    let groups = positions(of: axes[0]).map { position -> DataTable.Group in
      guard let position else {
        let omitted = axes[0].count - 2 * edgeCount
        return DataTable.Group(title: "... (\(axes[0].name) \(omitted))", rows: [])
      }
      return DataTable.Group(
        title: "\(axes[0].name) \(axes[0].labels[position])",
        rows: matrixRows(axes[1], axes[2], offset: position * matrixSize))
    }
    return DataTable(
      caption: caption, columnHeaders: matrixHeaders(axes[1], axes[2]), groups: groups + factor)
  }

  private func matrixHeaders(_ rows: FigureAxis, _ columns: FigureAxis) -> [DataCell] {
    [.axes([rows.name, columns.name], separator: " \\ ")] + labels(of: columns)
  }

  private func matrixRows(
    _ rows: FigureAxis, _ columns: FigureAxis, offset: Int
  ) -> [DataTable.Row] {
    let visibleColumns = positions(of: columns)
    return zip(positions(of: rows), labels(of: rows)).map { row, label in
      let cells = visibleColumns.map { column -> DataCell in
        guard let row, let column else { return .elided }
        return cell(at: offset + row * columns.count + column)
      }
      return DataTable.Row(header: label, cells: cells)
    }
  }

  /// The shown positions in order; nil once for all that are left out, if these are at least three.
  private func positions(of axis: FigureAxis) -> [Int?] {
    guard axis.count > 2 * edgeCount + 2 else { return Array(0..<axis.count) }
    return Array(0..<edgeCount) + [nil] + Array(axis.count - edgeCount..<axis.count)
  }

  private func labels(of axis: FigureAxis) -> [DataCell] {
    positions(of: axis).map { position in
      guard let position else { return .elided }
      let label = axis.labels[position]
      return axis.hasOwnLabels ? .tokens([label]) : .number(label)
    }
  }

  private func cell(at index: Int) -> DataCell {
    .number(scale.string(from: values[index]))
  }

  private var factor: [DataTable.Group] { scale.rows(phrases.factor) }
}
