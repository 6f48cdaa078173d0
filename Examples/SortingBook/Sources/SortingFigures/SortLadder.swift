public import Notebook

/// A figure of its own kind: a row of bars for every step, the tallest bar for the largest element.
public struct SortLadder: Figure {
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

  private var largest: Int { max(1, states[0].max() ?? 1) }

  /// The first and the last state in words.
  public var altText: String {
    "排序的阶梯“\(title)”：\(states.count - 1) 步，从 \(states[0]) 到 \(states[states.count - 1])。"
  }

  /// A line for each state.
  public var text: String {
    let width = String(largest).count
    let lines = states.enumerated().map { step, state in
      let cells = state.map { element in
        let digits = String(element)
        return String(repeating: " ", count: width - digits.count) + digits
      }
      return "[\(step)] " + cells.joined(separator: " ")
    }
    return ([title] + lines).joined(separator: "\n")
  }

  /// The elements, a row for each state.
  public var table: DataTable? {
    DataTable(
      caption: title,
      columnHeaders: [.text("步")] + states[0].indices.map { .text("第 \($0 + 1) 个") },
      rows: states.enumerated().map { step, state in
        DataTable.Row(header: .text("\(step)"), cells: state.map { .number("\($0)") })
      })
  }

  /// Bars in the colour of the text, so that they can be seen on light and dark pages.
  public func svg(idPrefix: String) -> String? {
    let rowHeight = 34
    let columnWidth = 26
    let width = 40 + columnWidth * states[0].count
    let height = rowHeight * states.count + 6
    var markup =
      "<svg viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" role=\"img\""
      + " aria-labelledby=\"\(idPrefix)-title\"><title id=\"\(idPrefix)-title\">\(escaped(title))</title>"
    for (step, state) in states.enumerated() {
      let base = rowHeight * (step + 1)
      markup += "<text x=\"4\" y=\"\(base - 2)\">\(step)</text>"
      for (place, element) in state.enumerated() {
        let bar = max(1, element * (rowHeight - 8) / largest)
        let isMoved = step > 0 && states[step - 1][place] != element
        markup +=
          "<rect x=\"\(36 + place * columnWidth)\" y=\"\(base - bar)\" width=\"\(columnWidth - 4)\""
          + " height=\"\(bar)\" fill=\"currentColor\" opacity=\"\(isMoved ? "0.9" : "0.35")\"/>"
      }
    }
    return markup + "</svg>"
  }

  /// The states as one tensor.
  public var tensors: [FigureTensor] {
    [
      FigureTensor(
        name: title, shape: [states.count, states[0].count],
        values: states.flatMap { $0.map { Float($0) } })
    ]
  }

  private func escaped(_ text: String) -> String {
    String(
      text.flatMap { character -> [Character] in
        switch character {
        case "&": Array("&amp;")
        case "<": Array("&lt;")
        default: [character]
        }
      })
  }
}
