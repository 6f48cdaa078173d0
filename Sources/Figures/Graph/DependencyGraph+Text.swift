import BookLanguage
import CellRecords

extension DependencyGraph {
  /// Chinese text: how many boxes and arrows there are and how long the longest chain is.
  public var altText: String {
    "依赖图“\(title)”：\(columns.count) 列，\(nodes.count) 个节点，\(edges.count) 条依赖。"
      + "最长的依赖链有 \(criticalPathCost) \(costUnit)："
      + criticalPath.map(name(of:)).joined(separator: " → ") + "。"
  }

  /// The boxes in their places, then every arrow; `*` and `==>` mark the longest chain.
  public var text: String {
    var lines = [title] + grid.map { $0.withoutTrailingSpaces }
    for edge in edges.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
      let arrow = isCritical(edge) ? "==>" : "-->"
      lines.append("  \(name(of: edge.from)) \(arrow) \(name(of: edge.to))")
    }
    lines.append("(* 和 ==> 是最长的依赖链：\(criticalPathCost) \(costUnit))")
    return lines.joined(separator: "\n")
  }

  private var grid: [String] {
    let critical = Set(criticalPath)
    var cells = lanes.map { _ in columns.map { _ in "" } }
    for (index, node) in nodes.enumerated() {
      cells[node.lane][node.column] = "[\(node.label)]" + (critical.contains(index) ? "*" : "")
    }
    let widths = columns.indices.map { column in
      cells.reduce(displayWidth(of: columns[column])) {
        max($0, displayWidth(of: $1[column]))
      }
    }
    let laneWidth = lanes.reduce(0) { max($0, displayWidth(of: $1)) }
    func line(_ title: String, _ fields: [String]) -> String {
      let padded = zip(fields, widths).map { $0.padded(toDisplayWidth: $1) }
      return ([title.padded(toDisplayWidth: laneWidth)] + padded).joined(separator: "  ")
    }
    return [line("", columns)] + zip(lanes, cells).map { line($0, $1) }
  }

  /// The arrows as a table.
  public var table: DataTable? {
    let rows = edges.map { edge in
      DataTable.Row(
        header: .text(name(of: edge.from)),
        cells: [.text(name(of: edge.to)), .text(isCritical(edge) ? "是" : "")])
    }
    return DataTable(
      caption: title, columnHeaders: [.text("先"), .text("后"), .text("在最长的链上")], rows: rows)
  }

  /// The node's place and label, such as `t=1 解码器`.
  func name(of index: Int) -> String {
    "\(columns[nodes[index].column]) \(nodes[index].label)"
  }
}
