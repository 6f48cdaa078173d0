public import Figures

/// The weights of all heads of one attention side by side, and under them their rows one by one.
///
/// The cells lead on to their rows.
///
/// - Parameters:
///   - title: Which attention it is.
///   - trace: Its numbers.
///   - queries: The tokens that look.
///   - keys: The tokens that are looked at.
/// - Returns: The two levels under each other.
/// - Precondition: The tokens fit the trace.
public func attentionHeads(
  _ title: String, trace: AttentionTrace, queries: [String], keys: [String]
) -> FigureStack {
  let zoom = AttentionZoom(
    trace, queries: queries, keys: keys, head: 0, query: 0, key: nil, showsRowsOfAllHeads: true)
  return FigureStack(
    title: title,
    [
      FigurePart(
        Words.levels.heads,
        zoom.allHeads(title: Words.heads(title, count: zoom.headCount), areSmall: false)),
      FigurePart(Words.levels.rows, AttentionRows(zoom, title: Words.levels.rows)),
    ])
}
