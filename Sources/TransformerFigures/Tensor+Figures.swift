public import Figures
public import Notebook
public import Transformer

extension Tensor: Displayable {
  /// The tensor as a table of numbers; leading axes beyond the third become one.
  public var figure: any Figure {
    guard rank > 3 else { return table(Words.tensor, Self.plainAxes[rank]) }
    let folded = reshaped([-1] + shape.suffix(2))
    return folded.table(Words.tensor, Self.plainAxes[3])
  }

  private static let plainAxes: [[TensorAxis]] = [
    [], [.features], [.named(Words.row), .named(Words.column)],
    [.named(Words.group), .named(Words.row), .named(Words.column)],
  ]

  /// The numbers as a table, elided in the middle where it is long.
  ///
  /// - Parameters:
  ///   - name: What the tensor is called in the chapter.
  ///   - axes: What each axis counts.
  ///   - edgeCount: How many positions are shown at each end of a long axis.
  /// - Returns: The figure.
  /// - Precondition: There is a name for each axis, and at most three axes.
  public func table(_ name: String, _ axes: [TensorAxis], edgeCount: Int = 3) -> TensorFigure {
    TensorFigure(
      scalars, name: name, axes: figureAxes(axes, of: name), edgeCount: edgeCount)
  }

  /// The numbers as shades.
  ///
  /// - Parameters:
  ///   - title: What the matrix is.
  ///   - rows: What the first axis counts.
  ///   - columns: What the second axis counts.
  ///   - mask: Which positions are hidden, if any.
  ///   - scale: How numbers become shades; nil for a scale that they fill.
  /// - Returns: The figure.
  /// - Precondition: The tensor is a matrix.
  public func heatmap(
    _ title: String, rows: TensorAxis, columns: TensorAxis, mask: AttentionMask? = nil,
    scale: HeatmapScale? = nil
  ) -> Heatmap {
    let axes = figureAxes([rows, columns], of: title)
    let hidden = mask.map { $0.tensor.scalars.map { $0 == 0 } }
    return Heatmap(
      scalars, title: title, rows: axes[0], columns: axes[1], mask: hidden, scale: scale)
  }

  private func figureAxes(_ axes: [TensorAxis], of name: String) -> [FigureAxis] {
    precondition(
      axes.count == rank, "'\(name)' of shape \(shape) has \(rank) axes, not \(axes.count) names")
    return zip(axes, shape).map { $0.figureAxis(count: $1) }
  }
}
