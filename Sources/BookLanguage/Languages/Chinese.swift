/// Simplified Chinese.
struct Chinese: Phrases {
  func list(_ items: [String]) -> String { items.joined(separator: "、") }
  func joined(_ parts: [String]) -> String { parts.joined(separator: "，") }
  func labelled(_ name: String, _ text: String) -> String { "\(name)：\(text)" }

  /// One sentence of several statements.
  private func sentence(_ parts: [String]) -> String { parts.joined(separator: "；") + "。" }

  private func size(_ size: MatrixSize) -> String {
    "\(size.rows) 行（\(size.rowName)）× \(size.columns) 列（\(size.columnName)）。"
  }

  private func described(_ parts: [DescribedPart]) -> String {
    parts.map { labelled($0.name, $0.description) }.joined()
  }

  private func numbered(_ parts: [DescribedPart]) -> String {
    parts.enumerated().map { "（\($0 + 1)）\($1.name)：\($1.description)" }.joined()
  }

  // MARK: Headers

  let sum = "和"
  let name = "名称"
  let value = "值"
  let quantity = "量"
  let mark = "标记"
  let timeStep = "时间步"
  let dimension = "维"
  let products = "逐个相乘"
  let target = "目标"
  let prediction = "预测"
  let word = "词"
  let probability = "概率"
  let loss = "损失"
  let cornerSeparator = "＼"

  // MARK: Masks and verdicts

  let masked = "遮罩"
  let hidden = "被遮罩"
  let hiddenNote = "(x 被遮罩)"
  let verdictNote = "(= 与目标相同；! 与目标不同)"

  func verdict(agrees: Bool) -> String { agrees ? "与目标相同：" : "与目标不同：" }

  // MARK: Heatmaps

  func heatmap(title: String, size: MatrixSize, summary: String) -> String {
    "热图“\(title)”：\(self.size(size))\(summary)"
  }

  func heatmaps(title: String, size: MatrixSize, panels: [DescribedPart]) -> String {
    "\(panels.count) 幅热图“\(title)”，每幅 \(self.size(size))\(described(panels))"
  }

  func heatmapStrip(
    title: String, course: String, size: MatrixSize, panels: [DescribedPart]
  ) -> String {
    "一排 \(panels.count) 幅热图“\(title)”：\(course)。每幅 \(self.size(size))\(described(panels))"
  }

  func summary(of facts: HeatmapFacts) -> String {
    var parts: [String] = []
    if let range = facts.range {
      let largest = facts.largest.map { "\($0.label) 的 \($0.value)" }
      parts = [
        "可见的值从 \(range.lower) 到 \(range.upper)",
        (facts.hasNegative ? "绝对值最大的是" : "最大的是") + list(largest),
      ]
    } else {
      parts = ["没有可见的有限数值"]
    }
    if facts.nonfinite > 0 { parts.append("\(facts.nonfinite) 格是 NaN 或无穷大") }
    parts.append(facts.masked > 0 ? "\(facts.masked) 格被遮罩" : "没有被遮罩的格")
    if !facts.highlighted.isEmpty { parts.append("标出的是" + list(facts.highlighted)) }
    return sentence(parts)
  }

  func cell(at place: String, value: String, isMasked: Bool) -> String {
    labelled(place, isMasked ? "被遮罩（\(value)）" : value)
  }

  func legend(name: String?) -> String { name.map { "图例：\($0)" } ?? "图例" }

  func legend(from lower: String, to upper: String, shades: Int, hasMask: Bool) -> String {
    "颜色从 \(lower) 到 \(upper)，分 \(shades) 档" + (hasMask ? "；斜线表示被遮罩" : "")
  }

  func legend(
    shades: String, from lower: String, to upper: String, hasMask: Bool, hasNonfinite: Bool
  ) -> String {
    "图例: \(shades) 从 \(lower) 到 \(upper)" + (hasMask ? "；[xx] 被遮罩" : "")
      + (hasNonfinite ? "；[??] NaN，[^^] 正无穷，[vv] 负无穷" : "")
  }

  // MARK: Bars and dot products

  func bars(
    title: String, labelName: String, valueName: String, groups: [BarGroupFacts]
  ) -> String {
    let parts = groups.map { group in
      let longest = group.longest.map { "\(group.title) 最大的是 \($0.label) \($0.value)" }
      return joined(
        [longest ?? group.title]
          + group.marked.map { "\(group.markName) \($0.label) \($0.value)" })
    }
    return "条形图“\(title)”，\(groups.count) 组（\(labelName)的\(valueName)）。" + sentence(parts)
  }

  func bar(_ label: String, mark: String?, value: String) -> String {
    labelled(label + (mark.map { "（\($0)）" } ?? ""), value)
  }

  func shares(
    title: String, partName: String, visible: [String], hidden: [String], shareName: String,
    sum: String
  ) -> String {
    let count = visible.count + hidden.count
    return "条形图“\(title)”，\(count) 个\(partName)。" + visible.joined(separator: "；")
      + (hidden.isEmpty ? "" : "；被遮罩的是 " + list(hidden)) + "。\(shareName)的和是 \(sum)。"
  }

  func dotProduct(_ facts: DotProductFacts) -> String {
    "点积“\(facts.title)”：\(facts.vectors.left) 与 \(facts.vectors.right)，各 \(facts.length) 个数，"
      + "逐个相乘再相加得 \(facts.sum)，除以 \(facts.divisor.label) = \(facts.divisor.value)，"
      + "得\(facts.score.label) \(facts.score.value)。"
      + "绝对值最大的一项是第 \(facts.largest.index) 维的 \(facts.largest.value)。"
  }

  func equation(_ facts: DotProductFacts) -> String {
    "和 \(facts.sum)　÷　\(facts.divisor.label) = \(facts.divisor.value)　=　"
      + "\(facts.score.label) \(facts.score.value)"
  }

  func element(_ index: Int, of vector: String) -> String { "\(vector)，维 \(index)" }

  // MARK: Charts

  func lineChart(
    title: String, xName: String, yName: String, isLogarithmic: Bool, lines: [String]
  ) -> String {
    "折线图“\(title)”：横轴 \(xName)，纵轴 \(yName)\(isLogarithmic ? "，纵轴为对数刻度" : "")。"
      + lines.map { $0 + "。" }.joined()
  }

  func summary(of facts: LineFacts) -> String {
    let ends = [facts.ends.first, facts.ends.last].map { "\(facts.xName) \($0.x) 时 \($0.y)" }
    let gaps = facts.nonfinite > 0 ? ["\(facts.nonfinite) 个点是 NaN 或无穷大"] : []
    return labelled(
      facts.name,
      joined(ends + ["最小 \(facts.range.lower)", "最大 \(facts.range.upper)"] + gaps))
  }

  func lineWithoutPoints(_ name: String) -> String { "\(name)：没有有限的值" }

  func line(_ name: String, lastValue: String?) -> String {
    name + (lastValue.map { "，末值 \($0)" } ?? "")
  }

  func point(of line: String, xName: String, x: String, y: String) -> String {
    "\(line)，\(xName) \(x)：\(y)"
  }

  func sampled(_ caption: String, count: Int, stride: Int) -> String {
    "\(caption)（\(count) 个点中每 \(stride) 个取 1 个）"
  }

  // MARK: Graphs

  func graph(
    title: String, columns: Int, nodes: Int, edges: Int, cost: String, chain: [String]
  ) -> String {
    "依赖图“\(title)”：\(columns) 列，\(nodes) 个节点，\(edges) 条依赖。"
      + "最长的依赖链有 \(cost)：" + chain.joined(separator: " → ") + "。"
  }

  func cost(_ cost: Int, unit: String?) -> String { "\(cost) \(unit ?? "步")" }
  func longestChain(cost: String) -> String { "最长的依赖链：\(cost)" }
  func longestChainNote(cost: String) -> String { "(* 和 ==> 是最长的依赖链：\(cost))" }
  func criticalNode(_ name: String) -> String { "\(name)（在最长的依赖链上）" }
  let edgeHeaders = (first: "先", second: "后", isCritical: "在最长的链上")
  let yes = "是"

  // MARK: Steps, counts and tensors

  func stepTable(title: String, steps: Int, notes: [String]) -> String {
    sentence(["时间步表“\(title)”，共 \(steps) 步"] + notes)
  }

  func differingSteps(_ steps: [Int], of column: String) -> String {
    guard !steps.isEmpty else { return "\(column)每一步都与目标相同" }
    return "\(column)有 \(steps.count) 步与目标不同（t = \(list(steps.map { String($0) }))）"
  }

  func range(of column: String, from lower: String, to upper: String) -> String {
    "\(column)从 \(lower) 到 \(upper)"
  }

  func stepComparison(title: String, tables: [String]) -> String {
    "并排的 \(tables.count) 张时间步表“\(title)”。" + tables.joined()
  }

  func counts(title: String, rows: [String]) -> String { "对照表“\(title)”。" + sentence(rows) }

  func count(_ digits: String, ratio: String) -> String { "\(digits)（\(ratio) 倍）" }

  func tensor(
    name: String, shape: String?, range: NumberRange?, nonfinite: Int
  ) -> String {
    var parts = [shape.map { "张量 \(name)，形状 \($0)" } ?? "标量 \(name)"]
    if let range {
      parts.append(
        range.lower == range.upper ? "值为 \(range.lower)" : "值从 \(range.lower) 到 \(range.upper)")
    }
    if nonfinite > 0 { parts.append("\(nonfinite) 个值是 NaN 或无穷大") }
    return joined(parts) + "。"
  }

  // MARK: Figures of figures

  func stack(title: String, parts: [DescribedPart]) -> String {
    "“\(title)”，\(parts.count) 幅图。" + numbered(parts)
  }

  func stepper(title: String, frames: [DescribedPart]) -> String {
    "分步图“\(title)”，共 \(frames.count) 步。" + numbered(frames)
  }
}
