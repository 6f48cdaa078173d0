import Figures
import Transformer

/// Makes the levels of an attention strip from a trace and the place to zoom into.
struct AttentionZoom {
  private let trace: AttentionTrace
  let queryLabels: [String]
  let keyLabels: [String]
  let head: Int
  let query: Int
  let key: Int
  /// The heads whose rows are shown one by one.
  let rowHeads: Range<Int>

  /// - Precondition: The tokens fit the trace, head, query and key exist, and the key is not hidden
  ///   from the query.
  init(
    _ trace: AttentionTrace, queries: [String], keys: [String], head: Int, query: Int?, key: Int?,
    showsRowsOfAllHeads: Bool
  ) {
    let shape = trace.weights.shape
    precondition(
      [queries.count, keys.count] == Array(shape.dropFirst()),
      "weights \(shape) need a token for each query and key, got \(queries.count) and \(keys.count)"
    )
    let query = query ?? shape[1] - 1
    precondition(
      (0..<shape[0]).contains(head) && (0..<shape[1]).contains(query)
        && (0..<shape[2]).contains(key ?? 0),
      "weights \(shape) have no head \(head), query \(query) and key \(key ?? 0)")
    let weights = trace.weights[head, query].scalars
    let key = key ?? weights.indices.max { weights[$0] < weights[$1] } ?? 0
    precondition(
      !trace.isMasked[query * shape[2] + key],
      "key \(key) is hidden from query \(query): its score goes nowhere")
    self.trace = trace
    queryLabels = queries
    keyLabels = keys
    self.head = head
    rowHeads = showsRowsOfAllHeads ? 0..<shape[0] : head..<head + 1
    self.query = query
    self.key = key
  }

  var headCount: Int { trace.weights.shape[0] }

  /// The step of ``AttentionRows`` that shows the first row of a head, counted from 1.
  func firstRowStep(ofHead head: Int) -> Int? {
    rowHeads.contains(head) ? (head - rowHeads.lowerBound) * queryLabels.count + 1 : nil
  }

  /// A matrix of a head, whose cells lead on to their rows.
  private func panel(
    _ title: String, _ values: Tensor, head: Int, isMasked: [Bool]?, scale: HeatmapScale,
    highlight: Heatmap.Highlight? = nil, showsRowSums: Bool = false
  ) -> Heatmap {
    Heatmap(
      values.scalars, title: title, rows: FigureAxis(Words.query, labels: queryLabels),
      columns: FigureAxis(Words.key, labels: keyLabels), mask: isMasked, scale: scale,
      showsRowSums: showsRowSums, highlight: highlight,
      firstRowStep: firstRowStep(ofHead: head))
  }

  /// The scores, the scores that the mask leaves, and the weights.
  func matrices(title: String) -> HeatmapStrip {
    let scores = trace.scores[head]  // [Tq, Tk]
    let scale = HeatmapScale.fitting(scores.scalars)
    let isMasked = trace.isMasked
    return HeatmapStrip(
      title: title,
      panels: [
        panel(
          "\(Words.scores) QKᵀ\(divisorText)", scores, head: head, isMasked: nil, scale: scale,
          highlight: Heatmap.Highlight(row: query, column: key)),
        panel(Words.maskedScores, scores, head: head, isMasked: isMasked, scale: scale),
        panel(
          Words.weights, trace.weights[head], head: head, isMasked: isMasked, scale: .unit,
          highlight: Heatmap.Highlight(row: query), showsRowSums: true),
      ], operations: [isMasked.contains(true) ? Words.masking : Words.noMask, "softmax"])
  }

  /// The weights of every head; small, the row that is zoomed into is marked.
  func allHeads(title: String, areSmall: Bool) -> HeatmapGrid {
    HeatmapGrid(
      title: title,
      panels: (0..<headCount).map { index in
        panel(
          Words.head(index), trace.weights[index], head: index,
          isMasked: trace.isMasked.contains(true) ? trace.isMasked : nil, scale: .unit,
          highlight: areSmall && index == head ? Heatmap.Highlight(row: query) : nil)
      }, showsThumbnails: areSmall)
  }

  func scores(_ head: Int, _ query: Int) -> [Float] { trace.scores[head, query].scalars }

  func weights(_ head: Int, _ query: Int) -> [Float] { trace.weights[head, query].scalars }

  func isMasked(query: Int, key: Int) -> Bool { trace.isMasked[query * keyLabels.count + key] }

  /// One score; building it checks that its dot product gives it.
  func dotProduct(head: Int, query: Int, key: Int) -> DotProduct {
    DotProduct(
      title: Words.dotProduct(query: queryLabels[query], key: keyLabels[key], head: head),
      left: trace.queries[head, query].scalars, leftName: "q \(queryLabels[query])",
      right: trace.keys[head, key].scalars, rightName: "k \(keyLabels[key])",
      divisor: 1 / trace.scale, divisorName: trace.scale == 1 ? "1" : "√\(width)",
      score: trace.scores[head, query, key].item, scoreName: Words.scores)
  }

  /// What scores are called, with what their dot products are divided by.
  var scoreName: String { trace.scale == 1 ? Words.scores : "\(Words.scores)（÷√\(width)）" }

  private var width: Int { trace.queries.shape[2] }

  private var divisorText: String { trace.scale == 1 ? "" : "/√\(width)" }
}
