public import Figures
public import Transformer

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

  /// The tables in plain text.
  public var text: String {
    ([title] + tables.map { "\($0.caption)\n\($0.text)" }).joined(separator: "\n\n")
  }

  /// Nothing: each clock has a table.
  public var table: DataTable? { nil }

  /// The ticks of each clock.
  public var tables: [DataTable] { clocks.map { $0.table(until: tick) } }

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
    for (index, clock) in clocks.enumerated() {
      ClockDrawing(clock: clock, tick: tick).write(
        to: &writer, id: "\(idPrefix)-clock-\(index + 1)")
    }
    writer.close("div")
    return writer.markup
  }
}

/// Draws one clock: words above, a row of cells for each layer, predictions below.
private struct ClockDrawing {
  let clock: Clock
  let tick: Int?

  private let gutter = estimatedWidth(of: Words.newInput, fontSize: 12) + 8
  private let rowHeight = 40.0
  private let top = 48.0

  private var last: Int { tick ?? clock.tickCount }

  private var columnWidth: Double {
    max(46, estimatedWidth(ofWidest: clock.inputs + clock.predictions, fontSize: 12) + 8)
  }

  func write(to writer: inout MarkupWriter, id: String) {
    let layers = clock.ticks.count
    let title = Words.clock(clock.name, ticks: clock.tickCount)
    writer.openPicture(
      id: id, className: "clock", width: gutter + columnWidth * Double(clock.inputs.count) + 4,
      height: top + rowHeight * Double(layers) + 28, title: title,
      description: Words.clockSummary(
        clock.name, ticks: clock.tickCount, steps: clock.inputs.count, layers: layers,
        leaks: clock.leakCount))
    writer.label(title, x: 0, y: 14, className: FigureClass.panelTitle)
    writeWords(Words.newInput, clock.inputs, clock.inputTicks, y: top - 12, to: &writer)
    for layer in 0..<layers {
      writer.label(
        Words.layer(layer), x: 0, y: y(layer) + 22, className: FigureClass.axisName)
      for step in clock.inputs.indices { writeCell(layer, step, to: &writer) }
    }
    writeWords(
      Words.prediction, clock.predictions, clock.ticks[layers - 1], y: y(layers) + 18, to: &writer)
    writer.close("svg")
  }

  private func x(_ step: Int) -> Double { gutter + columnWidth * Double(step) }

  private func y(_ layer: Int) -> Double { top + rowHeight * Double(layer) }

  private func writeWords(
    _ name: String, _ words: [String], _ ticks: [Int], y: Double, to writer: inout MarkupWriter
  ) {
    writer.label(name, x: 0, y: y, className: FigureClass.axisName)
    for (step, word) in words.enumerated() where ticks[step] <= last {
      writer.label(
        word, x: x(step) + columnWidth / 2, y: y, className: FigureClass.axisLabel,
        anchor: "middle")
    }
  }

  /// A cell with its tick, and a square for each step: filled where it is read, red where it lies
  /// ahead.
  private func writeCell(_ layer: Int, _ step: Int, to writer: inout MarkupWriter) {
    let own = clock.ticks[layer][step]
    let state = own > last ? "waiting" : own == tick ? "now" : "done"
    let leaks = own <= last && clock.visible[step].contains { $0 > step }
    writer.open("g", ["class": "clock-cell \(state)\(leaks ? " leak" : "")"])
    writer.rectangle(
      x: x(step) + 2, y: y(layer) + 2, width: columnWidth - 4, height: rowHeight - 4,
      [MarkupAttribute("rx", 4)])
    if own <= last {
      writer.label(
        "\(own)", x: x(step) + columnWidth / 2, y: y(layer) + 19, className: "clock-tick",
        anchor: "middle")
      let side = min(6, (columnWidth - 12) / Double(clock.inputs.count) - 1)
      let start = x(step) + (columnWidth - (side + 1) * Double(clock.inputs.count)) / 2
      for other in clock.inputs.indices {
        let isRead = clock.visible[step].contains(other)
        writer.rectangle(
          x: start + (side + 1) * Double(other), y: y(layer) + 26, width: side, height: side,
          [
            MarkupAttribute(
              "class", isRead ? (other > step ? "clock-ahead" : "clock-read") : "clock-unread")
          ])
      }
    }
    writer.close("g")
  }
}
