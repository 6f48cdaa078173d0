import Figures
import Transformer

/// Makes the levels of an attention strip from a trace and the place to zoom into.
struct AttentionZoom {
  private let trace: AttentionTrace
  private let queryLabels: [String]
  private let keyLabels: [String]
  private let head: Int
  let query: Int
  let key: Int

  /// - Precondition: The tokens fit the trace, head, query and key exist, and the key is not hidden
  ///   from the query.
  init(
    _ trace: AttentionTrace, queries: [String], keys: [String], head: Int, query: Int?, key: Int?
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
    self.query = query
    self.key = key
  }

  private func panel(
    _ title: String, _ values: Tensor, isMasked: [Bool]?, scale: HeatmapScale,
    highlight: Heatmap.Highlight? = nil, showsRowSums: Bool = false
  ) -> Heatmap {
    Heatmap(
      values.scalars, title: title, rows: FigureAxis(Words.query, labels: queryLabels),
      columns: FigureAxis(Words.key, labels: keyLabels), mask: isMasked, scale: scale,
      showsRowSums: showsRowSums, highlight: highlight)
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
          "\(Words.scores) QKᵀ\(scaleName)", scores, isMasked: nil, scale: scale,
          highlight: Heatmap.Highlight(row: query, column: key)),
        panel(Words.maskedScores, scores, isMasked: isMasked, scale: scale),
        panel(
          Words.weights, trace.weights[head], isMasked: isMasked, scale: .unit,
          highlight: Heatmap.Highlight(row: query), showsRowSums: true),
      ], operations: [isMasked.contains(true) ? Words.masking : Words.noMask, "softmax"])
  }

  /// The weights of every head, the one that is zoomed into with its row marked.
  func allHeads(title: String) -> HeatmapGrid {
    HeatmapGrid(
      title: title,
      panels: (0..<trace.weights.shape[0]).map { index in
        panel(
          Words.head(index), trace.weights[index], isMasked: trace.isMasked, scale: .unit,
          highlight: index == head ? Heatmap.Highlight(row: query) : nil)
      }, showsThumbnails: true)
  }

  /// One query over all keys; building it checks that the weights sum to one.
  var row: ShareBars {
    let scores = trace.scores[head, query].scalars
    let weights = trace.weights[head, query].scalars
    return ShareBars(
      title: Words.row(query: queryLabels[query], head: head),
      parts: keyLabels.indices.map { index in
        ShareBars.Part(
          keyLabels[index], input: scores[index], share: weights[index],
          isMasked: trace.isMasked[query * keyLabels.count + index])
      }, partName: Words.key, inputName: Words.scores, shareName: Words.weights)
  }

  /// One score; building it checks that its dot product gives it.
  var dotProduct: DotProduct {
    DotProduct(
      title: Words.dotProduct(query: queryLabels[query], key: keyLabels[key], head: head),
      left: trace.queries[head, query].scalars, leftName: "q \(queryLabels[query])",
      right: trace.keys[head, key].scalars, rightName: "k \(keyLabels[key])",
      divisor: 1 / trace.scale, divisorName: trace.scale == 1 ? "1" : "√\(width)",
      score: trace.scores[head, query, key].item, scoreName: Words.scores)
  }

  private var width: Int { trace.queries.shape[2] }

  private var scaleName: String { trace.scale == 1 ? "" : "/√\(width)" }
}
