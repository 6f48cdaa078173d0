public import Notebook

/// A figure of its own kind: a row of bars for every step, the tallest bar for the largest element.
public struct SortLadder: Figure {
  private static let rowHeight = 34.0
  private static let columnWidth = 26.0
  private let title: String
  private let states: [[Int]]

  /// Draws the states of a list from top to bottom.
  ///
  /// - Precondition: There is a state, and all have the same number of elements, none negative.
  public init(_ title: String, states: [[Int]]) {
    precondition(!states.isEmpty, "a ladder needs at least one state, got none")
    precondition(
      states.allSatisfy { $0.count == states[0].count && $0.allSatisfy { $0 >= 0 } },
      "all states need \(states[0].count) elements from 0 up, got \(states)")
    self.title = title
    self.states = states
  }

  private var largest: Double { Double(max(1, states[0].max() ?? 1)) }

  /// The first and the last state in words.
  public var altText: String {
    let steps = states.count == 2 ? "1 step" : "\(states.count - 1) steps"
    return "\(title): \(steps), from \(states[0]) to \(states[states.count - 1])."
  }

  /// The elements in plain text, a row for each state.
  public var text: String { title + "\n" + (table?.text ?? "") }

  /// The elements, a row for each state.
  public var table: DataTable? {
    DataTable(
      caption: title,
      columnHeaders: [.text("step")] + states[0].indices.map { .number("\($0 + 1)") },
      rows: states.enumerated().map { step, state in
        DataTable.Row(header: .number("\(step)"), cells: state.map { .number("\($0)") })
      })
  }

  /// Bars on the ground of each row; those that the step moved are darker.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    var writer = MarkupWriter()
    writer.openPicture(
      id: idPrefix, className: "sort-ladder",
      width: 40 + Self.columnWidth * Double(states[0].count),
      height: Self.rowHeight * Double(states.count) + 6, title: title, description: altText)
    for (step, state) in states.enumerated() {
      let base = Self.rowHeight * Double(step + 1)
      writer.label("\(step)", x: 4, y: base - 2, className: FigureClass.axisLabel)
      for (place, element) in state.enumerated() {
        let height = max(1, Double(element) * (Self.rowHeight - 8) / largest)
        let isMoved = step > 0 && states[step - 1][place] != element
        writer.rectangle(
          x: 36 + Double(place) * Self.columnWidth, y: base - height,
          width: Self.columnWidth - 4, height: height,
          [
            MarkupAttribute("class", FigureClass.bar),
            MarkupAttribute("opacity", isMoved ? 1 : 0.4),
          ])
      }
    }
    writer.close("svg")
    return writer.markup
  }

  /// The states as one tensor.
  public var tensors: [FigureTensor] {
    [
      FigureTensor(
        name: title, shape: [states.count, states[0].count],
        values: states.flatMap { $0.map { Float($0) } })
    ]
  }
}
