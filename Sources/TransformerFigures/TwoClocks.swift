public import Figures
import Transformer

/// The same decoder by two clocks side by side: step by step on its own words, and all steps of a
/// layer at once under teacher forcing.
public struct TwoClocks: Figure, Hashable {
  /// What is compared.
  public let title: String
  /// The clocks from left to right.
  public let clocks: [Clock]
  /// The tick that is shown; nil for all, each cell with its own.
  public let tick: Int?

  /// Puts clocks side by side.
  ///
  /// - Parameters:
  ///   - title: What is compared.
  ///   - clocks: The clocks from left to right.
  ///   - tick: The tick to show; nil for all.
  /// - Precondition: There is a clock, and ticks count from 1.
  public init(_ title: String, _ clocks: [Clock], tick: Int? = nil) {
    precondition(
      !clocks.isEmpty && tick ?? 1 > 0,
      "'\(title)' needs a clock and a tick from 1, got \(clocks.count) and \(tick ?? 1)")
    self.title = title
    self.clocks = clocks
    self.tick = tick
  }

  /// All ticks at once, then one after another.
  ///
  /// - Precondition: A clock has more than one tick or there are two layers.
  public var stepper: Stepper {
    let last = clocks.map(\.tickCount).max() ?? 0
    let ticks = (1...last).map { tick in
      FigurePart(Words.tick(tick), TwoClocks("\(title)，\(Words.tick(tick))", clocks, tick: tick))
    }
    return Stepper(title: title, frames: [FigurePart(Words.overview, self)] + ticks)
  }

  /// How many ticks each clock needs, and which cells read ahead.
  public var altText: String {
    let parts = clocks.map { clock in
      Words.clockSummary(
        clock.name, ticks: clock.tickCount, steps: clock.inputs.count, layers: clock.ticks.count,
        leaks: clock.leakCount)
    }
    return title + "：" + parts.joined(separator: "；") + "。"
  }

  /// The tables in plain text; of a single tick, what is computed at it.
  public var text: String {
    guard let tick else {
      return ([title] + tables.map { "\($0.caption)\n\($0.text)" }).joined(separator: "\n\n")
    }
    let lines = clocks.map { clock in
      let cells = clock.cells(at: tick)
      return "\(clock.name)  \(cells.isEmpty ? Words.finished : cells.joined(separator: "  "))"
    }
    return ([title] + lines).joined(separator: "\n")
  }

  /// Nothing: each clock has a table.
  public var table: DataTable? { nil }

  /// The ticks of each clock; nothing for a single tick, which is a part of them.
  public var tables: [DataTable] { tick == nil ? clocks.map { $0.table(until: nil) } : [] }

  /// The ticks of each clock, layer by layer.
  public var tensors: [FigureTensor] {
    clocks.map { clock in
      FigureTensor(
        name: "\(title): \(clock.name)", shape: [clock.ticks.count, clock.inputs.count],
        values: clock.ticks.joined().map { Float($0) })
    }
  }

  /// The clocks, which wrap on a narrow screen.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    var writer = MarkupWriter()
    writer.open("div", ["class": "clocks"])
    for clock in clocks {
      ClockDrawing(clock: clock, tick: tick).write(to: &writer)
    }
    writer.close("div")
    return writer.markup
  }
}

/// Draws one clock: words above, a row of cells for each layer, predictions below.
private struct ClockDrawing {
  let clock: Clock
  let tick: Int?

  private let gutter = (estimatedWidth(of: Words.newInput, fontSize: 12) + 8).rounded(.up)
  private let rowHeight = 40.0
  private let top = 48.0

  private var last: Int { tick ?? clock.tickCount }

  private var columnWidth: Double {
    max(46, estimatedWidth(ofWidest: clock.inputs + clock.predictions, fontSize: 12) + 8).rounded(
      .up)
  }

  func write(to writer: inout MarkupWriter) {
    let layers = clock.ticks.count
    let title = Words.clock(clock.name, ticks: clock.tickCount)
    writer.openPicture(
      className: "clock", width: gutter + columnWidth * Double(clock.inputs.count) + 4,
      height: top + rowHeight * Double(layers) + 28, label: description)
    writer.label(title, x: 0, y: 14, className: FigureClass.panelTitle)
    writeNames(to: &writer)
    writer.open("g", ["class": "clock-words"])
    writeWords(clock.inputs, clock.inputTicks, y: top - 12, to: &writer)
    writeWords(clock.predictions, clock.ticks[layers - 1], y: y(layers) + 18, to: &writer)
    writer.close("g")
    for state in ["waiting", "done", "now", "done leak", "now leak"] {
      write(cells.filter { self.state(of: $0) == state }, state: state, to: &writer)
    }
    writer.close("svg")
  }

  /// All ticks in a sentence, or what is computed at one.
  private var description: String {
    guard let tick else {
      return Words.clockSummary(
        clock.name, ticks: clock.tickCount, steps: clock.inputs.count, layers: clock.ticks.count,
        leaks: clock.leakCount)
    }
    return Words.computed(clock.cells(at: tick), at: tick, by: clock.name)
  }

  private func writeNames(to writer: inout MarkupWriter) {
    writer.open("g", ["class": "clock-names"])
    let layers = clock.ticks.indices
    let names =
      [(Words.newInput, top - 12)] + layers.map { (Words.layer($0), y($0) + 22) }
      + [(Words.prediction, y(layers.count) + 18)]
    for (name, y) in names { write(name, x: 0, y: y, to: &writer) }
    writer.close("g")
  }

  /// A text whose look its group gives, since a page has hundreds of them.
  private func write(_ text: String, x: Double, y: Double, to writer: inout MarkupWriter) {
    writer.element("text", [MarkupAttribute("x", x), MarkupAttribute("y", y)], text: text)
  }

  private func x(_ step: Int) -> Double { gutter + columnWidth * Double(step) }

  private func y(_ layer: Int) -> Double { top + rowHeight * Double(layer) }

  private func writeWords(
    _ words: [String], _ ticks: [Int], y: Double, to writer: inout MarkupWriter
  ) {
    for (step, word) in words.enumerated() where ticks[step] <= last {
      write(word, x: x(step) + columnWidth / 2, y: y, to: &writer)
    }
  }

  private typealias Cell = (layer: Int, step: Int)

  private var cells: [Cell] {
    clock.ticks.indices.flatMap { layer in clock.inputs.indices.map { (layer, $0) } }
  }

  private func state(of cell: Cell) -> String {
    let own = clock.ticks[cell.layer][cell.step]
    if own > last { return "waiting" }
    let leaks = clock.visible[cell.step].contains { $0 > cell.step }
    return (own == tick ? "now" : "done") + (leaks ? " leak" : "")
  }

  /// The cells of one state: one path for all of a kind, since a page has hundreds of them.
  private func write(_ cells: [Cell], state: String, to writer: inout MarkupWriter) {
    guard !cells.isEmpty else { return }
    writer.open("g", ["class": "clock-cells \(state)"])
    let boxes = cells.map { cell in
      MarkupWriter.box(
        x: x(cell.step) + 2, y: y(cell.layer) + 2, width: columnWidth - 4, height: rowHeight - 4)
    }
    writer.path(boxes.joined(), className: "clock-cell")
    if state != "waiting" {
      for cell in cells {
        write(
          "\(clock.ticks[cell.layer][cell.step])", x: x(cell.step) + columnWidth / 2,
          y: y(cell.layer) + 19, to: &writer)
      }
      for name in ["clock-read", "clock-unread", "clock-ahead"] {
        let marks = cells.map { self.marks(in: $0, named: name) }.joined()
        if !marks.isEmpty {
          writer.path(marks, className: name, [MarkupAttribute("stroke-width", markSide)])
        }
      }
    }
    writer.close("g")
  }

  private var markSide: Double { min(6, (columnWidth - 12) / Double(clock.inputs.count) - 1) }

  /// A square for each step that is read, red where it lies ahead, and a line for those that are not:
  /// pieces of one stroke as thick as a square, the shortest way to write hundreds of them.
  private func marks(in cell: Cell, named name: String) -> String {
    let pitch = markSide + 1
    let start =
      (x(cell.step) + (columnWidth - pitch * Double(clock.inputs.count)) / 2).rounded()
    let read = clock.visible[cell.step]
    let steps: [Int] =
      switch name {
      case "clock-read": read.filter { $0 <= cell.step }
      case "clock-ahead": read.filter { $0 > cell.step }
      default: clock.inputs.indices.filter { !read.contains($0) }
      }
    guard let first = steps.first else { return "" }
    let number = NumberFormat.coordinate
    var commands =
      "M\(number(start + pitch * Double(first))) \(number(y(cell.layer) + 29))h\(number(markSide))"
    for (before, step) in zip(steps, steps.dropFirst()) {
      let gap = pitch * Double(step - before) - markSide
      commands += "m\(number(gap)) 0h\(number(markSide))"
    }
    return commands
  }
}
