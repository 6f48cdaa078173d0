import Figures
public import Transformer

/// When each layer of a decoder computes each step: one tick after the last thing that it needs.
public struct Clock: Sendable, Hashable {
  /// What runs by this clock.
  public let name: String
  /// The token that each step newly reads.
  public let inputs: [String]
  /// The likeliest token after each step.
  public let predictions: [String]
  /// The steps that each step may see, counted from 0.
  public let visible: [[Int]]
  /// The tick at which each input is known: 0 if it was given.
  public let inputTicks: [Int]
  /// The tick of each layer and step, counted from 1.
  public let ticks: [[Int]]

  /// The ticks from the first cell to the last.
  public var tickCount: Int { ticks.joined().max() ?? 0 }

  /// The cells that read a later step: what a causal mask forbids.
  public var leakCount: Int {
    ticks.count * visible.enumerated().count { step, seen in seen.contains { $0 > step } }
  }

  /// The clock of a recorded decoding.
  ///
  /// - Parameters:
  ///   - name: What runs by it.
  ///   - trace: The decoding; the origins of its inputs say what waits for what.
  ///   - layers: How many layers the decoder has.
  ///   - vocabulary: The words.
  /// - Precondition: The decoding has a step, and the decoder a layer.
  public init(_ name: String, decoding trace: DecodingTrace, layers: Int, vocabulary: Vocabulary) {
    self.init(
      name, inputs: trace.inputs.map { vocabulary[$0] },
      predictions: trace.steps.map { vocabulary[$0.prediction] },
      origins: trace.steps.map(\.inputOrigin), visible: trace.steps.indices.map { Array(0...$0) },
      layers: layers)
  }

  /// The clock of one pass, whose inputs are all given.
  ///
  /// - Parameters:
  ///   - name: What runs by it.
  ///   - pass: The pass, of one text.
  ///   - mask: Which step each may see.
  ///   - vocabulary: The words.
  /// - Precondition: The pass has one text, and the mask a row and a column for each step.
  public init(
    _ name: String, pass: TeacherForcedPass, mask: AttentionMask, vocabulary: Vocabulary
  ) {
    precondition(
      pass.decoderInput.batchSize == 1,
      "a clock shows one text, not \(pass.decoderInput.batchSize)")
    let steps = Array(0..<pass.decoderInput.length)
    self.init(
      name, inputs: pass.decoderInput[0].map { vocabulary[$0] },
      predictions: pass.logits.argmax().map { vocabulary[$0] },
      origins: steps.map { _ in .given }, visible: mask.visible(of: steps),
      layers: pass.pass.decoding.layerOutputs.count)
  }

  private init(
    _ name: String, inputs: [String], predictions: [String], origins: [InputOrigin],
    visible: [[Int]], layers: Int
  ) {
    precondition(
      !inputs.isEmpty && layers > 0,
      "a clock needs a step and a layer, not \(inputs.count) and \(layers)")
    var inputTicks = inputs.map { _ in 0 }
    var ticks = Array(repeating: inputTicks, count: layers)
    // A step that reads an output comes after it; steps that are all given need one round a layer.
    for _ in 0..<inputs.count * layers {
      for step in inputs.indices {
        if case .output(let number) = origins[step] {
          inputTicks[step] = ticks[layers - 1][number - 1]
        }
        for layer in 0..<layers {
          let below = layer == 0 ? inputTicks : ticks[layer - 1]
          ticks[layer][step] = 1 + visible[step].reduce(0) { max($0, below[$1]) }
        }
      }
    }
    self.name = name
    self.inputs = inputs
    self.predictions = predictions
    self.visible = visible
    self.inputTicks = inputTicks
    self.ticks = ticks
  }

  /// The cells of a tick, `第 1 层 t=2`.
  func cells(at tick: Int) -> [String] {
    ticks.enumerated().flatMap { layer, row in
      row.indices.filter { row[$0] == tick }.map { "\(Words.layer(layer)) t=\($0 + 1)" }
    }
  }

  /// The cells as a table: a row for each layer, a column for each step, the tick of each cell.
  ///
  /// - Parameter tick: The last tick to show; nil for all.
  /// - Returns: The table, with the words that each step reads and what it predicts.
  func table(until tick: Int?) -> DataTable {
    let last = tick ?? tickCount
    func shown(_ ticks: [Int], _ cell: (Int) -> DataCell) -> [DataCell] {
      inputs.indices.map { ticks[$0] <= last ? cell($0) : .text("") }
    }
    let top = ticks[ticks.count - 1]
    var rows = [
      DataTable.Row(
        header: .text(Words.visible),
        cells: shown(inputTicks) { step in .tokens(visible[step].map { inputs[$0] }) })
    ]
    for (layer, row) in ticks.enumerated() {
      rows.append(
        DataTable.Row(
          header: .text(Words.layer(layer)), cells: shown(row) { .number("\(row[$0])") }))
    }
    rows.append(
      DataTable.Row(
        header: .text(Words.prediction), cells: shown(top) { .tokens([predictions[$0]]) }))
    return DataTable(
      caption: Words.clock(name, ticks: tickCount),
      columnHeaders: [.text(Words.step)] + inputs.indices.map { .text("t=\($0 + 1)") }, rows: rows)
  }
}
