public import Figures
public import Transformer

/// The likeliest words of each time step as bars, the target marked.
///
/// - Parameters:
///   - title: Whose distributions they are.
///   - logits: The scores of every word at every step.
///   - vocabulary: The words.
///   - targets: The right word of each step, if there is one; it is shown even where it is unlikely.
///   - count: How many words to show for each step.
/// - Returns: A group of bars for each step.
/// - Shape: `logits` is `[steps, vocabulary]`, or `[1, steps, vocabulary]`.
/// - Precondition: The scores are those of one text, there is a target for each step, and `count` is
///   positive.
public func distributionBars(
  _ title: String, logits: Tensor, vocabulary: Vocabulary, targets: Tokens? = nil,
  top count: Int = 4
) -> BarGroups {
  precondition(
    logits.rank == 2 || logits.rank == 3 && logits.shape[0] == 1,
    "the scores of one text have shape [steps, vocabulary], not \(logits.shape)")
  let scores = logits.rank == 3 ? logits[0] : logits  // [T, V]
  let steps = scores.shape[0]
  precondition(count > 0, "a step shows one word at least, not \(count)")
  precondition(
    targets.map { $0.batchSize == 1 && $0.length == steps } ?? true,
    "there is one target for each of \(steps) steps, got \(targets?.length ?? 0)")
  let probabilities = withoutGradients { scores.softmax() }  // [T, V]
  let groups = (0..<steps).map { step in
    let row = probabilities[step].scalars
    let target = targets.map { $0[0, step] }
    let order = row.indices.sorted { row[$0] != row[$1] ? row[$0] > row[$1] : $0 < $1 }
    var shown = Array(order.prefix(count))
    if let target, !shown.contains(target) { shown[shown.count - 1] = target }
    return BarGroups.Group(
      "t=\(step + 1)",
      bars: shown.map { BarGroups.Bar(vocabulary[$0], row[$0], isMarked: $0 == target) })
  }
  return BarGroups(title: title, groups: groups)
}
