public import Figures
public import Transformer

/// The weights of all heads of one attention side by side.
///
/// - Parameters:
///   - weights: The weights of one text.
///   - title: Which attention it is.
///   - queries: The tokens that look.
///   - keys: The tokens that are looked at.
///   - mask: Which keys are hidden from which query, if any.
/// - Returns: A heatmap for each head, all with the scale from 0 to 1.
/// - Shape: `weights` is `[heads, queries, keys]`, or `[1, heads, queries, keys]`.
/// - Precondition: The weights are those of one text, and the tokens fit their axes.
public func attentionHeatmaps(
  _ weights: Tensor, title: String, queries: [String], keys: [String], mask: AttentionMask? = nil
) -> HeatmapGrid {
  precondition(
    weights.rank == 3 || weights.rank == 4 && weights.shape[0] == 1,
    "the weights of one text have shape [heads, queries, keys], not \(weights.shape)")
  let heads = weights.rank == 4 ? weights[0] : weights  // [H, Tq, Tk]
  let panels = (0..<heads.shape[0]).map { head in
    heads[head].heatmap(
      Words.head(head), rows: .queries(queries), columns: .keys(keys), mask: mask, scale: .unit)
  }
  return HeatmapGrid(title: title, panels: panels)
}
