/// English.
struct English: Phrases {
  func list(_ items: [String]) -> String { items.joined(separator: ", ") }
  func joined(_ parts: [String]) -> String { parts.joined(separator: ", ") }
  func labelled(_ name: String, _ text: String) -> String { "\(name): \(text)" }

  /// A count with its noun, `1 row` or `2 rows`; the plural of regular nouns may be left out.
  func count(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
  }

  private func sentence(_ parts: [String]) -> String { parts.joined(separator: "; ") + "." }

  private func isOrAre(_ count: Int) -> String { count == 1 ? "is" : "are" }

  private func size(_ size: MatrixSize) -> String {
    "\(count(size.rows, "row")) (\(size.rowName)) by \(count(size.columns, "column"))"
      + " (\(size.columnName))"
  }

  private func described(_ parts: [DescribedPart]) -> String {
    parts.map { " " + labelled($0.name, $0.description) }.joined()
  }

  private func numbered(_ parts: [DescribedPart]) -> String {
    parts.enumerated().map { " (\($0 + 1)) \($1.name): \($1.description)" }.joined()
  }

  // MARK: Headers

  let sum = "sum"
  let name = "name"
  let value = "value"
  let quantity = "quantity"
  let mark = "mark"
  let timeStep = "time step"
  let dimension = "dimension"
  let products = "products"
  let target = "target"
  let prediction = "prediction"
  let word = "word"
  let probability = "probability"
  let loss = "loss"
  let cornerSeparator = " \\ "

  // MARK: Masks and verdicts

  let masked = "masked"
  let hidden = "masked"
  let hiddenNote = "(x masked)"
  let verdictNote = "(= same as the target; ! different from the target)"

  func verdict(agrees: Bool) -> String {
    agrees ? "same as the target:" : "different from the target:"
  }

  // MARK: Heatmaps

  func heatmap(title: String, size: MatrixSize, summary: String) -> String {
    "Heatmap “\(title)”: \(self.size(size)). \(summary)"
  }

  func heatmaps(title: String, size: MatrixSize, panels: [DescribedPart]) -> String {
    "\(count(panels.count, "heatmap")) “\(title)”, each of \(self.size(size))."
      + described(panels)
  }

  func heatmapStrip(
    title: String, course: String, size: MatrixSize, panels: [DescribedPart]
  ) -> String {
    "\(count(panels.count, "heatmap")) in a row, “\(title)”: \(course)."
      + " Each has \(self.size(size)).\(described(panels))"
  }

  func summary(of facts: HeatmapFacts) -> String {
    var parts: [String] = []
    if let range = facts.range {
      let largest = facts.largest.map { "\($0.value) at \($0.label)" }
      parts = [
        "The visible values go from \(range.lower) to \(range.upper)",
        "the largest \(facts.hasNegative ? "in magnitude " : "")\(isOrAre(largest.count)) "
          + list(largest),
      ]
    } else {
      parts = ["No visible value is finite"]
    }
    if facts.nonfinite > 0 {
      parts.append(
        "\(count(facts.nonfinite, "cell")) \(isOrAre(facts.nonfinite)) NaN or infinite")
    }
    parts.append(
      facts.masked > 0
        ? "\(count(facts.masked, "cell")) \(isOrAre(facts.masked)) masked" : "no cell is masked")
    if !facts.highlighted.isEmpty { parts.append("highlighted: " + list(facts.highlighted)) }
    return sentence(parts)
  }

  func cell(at place: String, value: String, isMasked: Bool) -> String {
    labelled(place, isMasked ? "masked (\(value))" : value)
  }

  func legend(name: String?) -> String { name.map { "Legend: \($0)" } ?? "Legend" }

  func legend(from lower: String, to upper: String, shades: Int, hasMask: Bool) -> String {
    "Colours from \(lower) to \(upper) in \(count(shades, "step"))"
      + (hasMask ? "; hatching means masked" : "")
  }

  func legend(
    shades: String, from lower: String, to upper: String, hasMask: Bool, hasNonfinite: Bool
  ) -> String {
    "legend: \(shades) from \(lower) to \(upper)" + (hasMask ? "; [xx] masked" : "")
      + (hasNonfinite ? "; [??] NaN, [^^] infinity, [vv] minus infinity" : "")
  }

  // MARK: Bars and dot products

  func bars(
    title: String, labelName: String, valueName: String, groups: [BarGroupFacts]
  ) -> String {
    let parts = groups.map { group in
      let longest = group.longest.map { "\(group.title) largest \($0.label) \($0.value)" }
      return joined(
        [longest ?? group.title]
          + group.marked.map { "\(group.markName) \($0.label) \($0.value)" })
    }
    return "Bar chart “\(title)”, \(count(groups.count, "group")) (\(valueName) by \(labelName)): "
      + sentence(parts)
  }

  func bar(_ label: String, mark: String?, value: String) -> String {
    labelled(label + (mark.map { " (\($0))" } ?? ""), value)
  }

  func shares(
    title: String, partName: String, visible: [String], hidden: [String], shareName: String,
    sum: String
  ) -> String {
    let parts =
      visible + (hidden.isEmpty ? [] : ["masked: " + list(hidden)])
      + ["\(shareName) sums to \(sum)"]
    return "Bar chart “\(title)”, \(count(visible.count + hidden.count, "bar")) (\(partName)): "
      + sentence(parts)
  }

  func dotProduct(_ facts: DotProductFacts) -> String {
    "Dot product “\(facts.title)”: \(facts.vectors.left) and \(facts.vectors.right),"
      + " \(count(facts.length, "number")) each. The products sum to \(facts.sum);"
      + " divided by \(facts.divisor.label) = \(facts.divisor.value) this gives"
      + " \(facts.score.label) \(facts.score.value). The product of largest magnitude is"
      + " \(facts.largest.value) in dimension \(facts.largest.index)."
  }

  func equation(_ facts: DotProductFacts) -> String {
    "sum \(facts.sum) ÷ \(facts.divisor.label) = \(facts.divisor.value) = "
      + "\(facts.score.label) \(facts.score.value)"
  }

  func element(_ index: Int, of vector: String) -> String { "\(vector), dimension \(index)" }

  // MARK: Charts

  func lineChart(
    title: String, xName: String, yName: String, isLogarithmic: Bool, lines: [String]
  ) -> String {
    "Line chart “\(title)”: \(xName) across, \(yName) up"
      + (isLogarithmic ? " on a logarithmic scale." : ".") + lines.map { " \($0)." }.joined()
  }

  func summary(of facts: LineFacts) -> String {
    let ends = [facts.ends.first, facts.ends.last].map { "\($0.y) at \(facts.xName) \($0.x)" }
    let gaps =
      facts.nonfinite > 0
      ? ["\(count(facts.nonfinite, "point")) \(isOrAre(facts.nonfinite)) NaN or infinite"] : []
    return labelled(
      facts.name,
      joined(ends + ["lowest \(facts.range.lower)", "highest \(facts.range.upper)"] + gaps))
  }

  func lineWithoutPoints(_ name: String) -> String { "\(name): no value is finite" }

  func line(_ name: String, lastValue: String?) -> String {
    name + (lastValue.map { ", last \($0)" } ?? "")
  }

  func point(of line: String, xName: String, x: String, y: String) -> String {
    "\(line), \(xName) \(x): \(y)"
  }

  func sampled(_ caption: String, count: Int, stride: Int) -> String {
    "\(caption) (every \(ordinal(stride)) of \(count) points)"
  }

  private func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (_, 11...13): "\(number)th"
    case (1, _): "\(number)st"
    case (2, _): "\(number)nd"
    case (3, _): "\(number)rd"
    default: "\(number)th"
    }
  }

  // MARK: Graphs

  func graph(
    title: String, columns: Int, nodes: Int, edges: Int, cost: String, chain: [String]
  ) -> String {
    "Dependency graph “\(title)”: \(count(columns, "column")), \(count(nodes, "node")),"
      + " \(count(edges, "dependency", "dependencies")). The longest chain takes \(cost): "
      + chain.joined(separator: " → ") + "."
  }

  func cost(_ cost: Int, unit: String?) -> String {
    unit.map { "\(cost) \($0)" } ?? count(cost, "step")
  }

  func longestChain(cost: String) -> String { "longest chain: \(cost)" }
  func longestChainNote(cost: String) -> String { "(* and ==> mark the longest chain: \(cost))" }
  func criticalNode(_ name: String) -> String { "\(name) (in the longest chain)" }
  let edgeHeaders = (first: "first", second: "then", isCritical: "in the longest chain")
  let yes = "yes"

  // MARK: Steps, counts and tensors

  func stepTable(title: String, steps: Int, notes: [String]) -> String {
    sentence(["Table “\(title)” of \(count(steps, "time step"))"] + notes)
  }

  func differingSteps(_ steps: [Int], of column: String) -> String {
    guard !steps.isEmpty else { return "\(column) is the target at every step" }
    return "\(column) differs from the target at \(count(steps.count, "step"))"
      + " (t = \(list(steps.map { String($0) })))"
  }

  func range(of column: String, from lower: String, to upper: String) -> String {
    "\(column) from \(lower) to \(upper)"
  }

  func stepComparison(title: String, tables: [String]) -> String {
    "\(count(tables.count, "table")) of time steps side by side, “\(title)”."
      + tables.map { " " + $0 }.joined()
  }

  func counts(title: String, rows: [String]) -> String { "Counts “\(title)”: " + sentence(rows) }

  func count(_ digits: String, ratio: String) -> String { "\(digits) (\(ratio) times)" }

  func tensor(
    name: String, shape: String?, range: NumberRange?, nonfinite: Int
  ) -> String {
    var parts = [shape.map { "Tensor \(name) of shape \($0)" } ?? "Scalar \(name)"]
    if let range {
      parts.append(
        range.lower == range.upper
          ? "value \(range.lower)" : "values from \(range.lower) to \(range.upper)")
    }
    if nonfinite > 0 {
      parts.append("\(count(nonfinite, "value")) \(isOrAre(nonfinite)) NaN or infinite")
    }
    return joined(parts) + "."
  }

  // MARK: Figures of figures

  func stack(title: String, parts: [DescribedPart]) -> String {
    "“\(title)”, \(count(parts.count, "figure")).\(numbered(parts))"
  }

  func stepper(title: String, frames: [DescribedPart]) -> String {
    "“\(title)” in \(count(frames.count, "step")).\(numbered(frames))"
  }
}
