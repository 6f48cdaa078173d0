/// What one run of a chapter's program gave.
public struct ChapterRun: Sendable, Hashable {
  /// Each cell's outputs; the index is the cell's.
  public var outputs: [[CellOutput]]
  /// Each inline value's text; the index is the value's.
  public var values: [String]

  /// Creates a run.
  public init(outputs: [[CellOutput]], values: [String]) {
    self.outputs = outputs
    self.values = values
  }
}

extension ChapterRun {
  /// The figures of a cell in order.
  public func figures(ofCell index: Int) -> [FigureRecord] {
    outputs[index].compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }
}
