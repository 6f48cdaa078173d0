import CellRecords

extension Heatmap {
  /// Chinese text that says what the heatmap shows.
  public var altText: String {
    "热图“\(title)”：\(rows.count) 行（\(rows.name)）× \(columns.count) 列（\(columns.name)）。"
      + summary
  }

  /// The range, the largest values and the number of masked cells, as sentences.
  var summary: String {
    let finite = visibleValues.filter(\.isFinite)
    var sentences: [String] = []
    if let lowest = finite.min(), let highest = finite.max() {
      sentences.append("可见的值从 \(number(lowest)) 到 \(number(highest))")
      sentences.append((lowest < 0 ? "绝对值最大的是" : "最大的是") + largest.joined(separator: "、"))
    } else {
      sentences.append("没有可见的有限数值")
    }
    let strange = visibleValues.count - finite.count
    if strange > 0 { sentences.append("\(strange) 格是 NaN 或无穷大") }
    sentences.append(maskedCount > 0 ? "\(maskedCount) 格被遮罩" : "没有被遮罩的格")
    if let highlight {
      let column = highlight.column.map { "、\(columns.name) \(columns.labels[$0])" } ?? ""
      sentences.append("标出的是\(rows.name) \(rows.labels[highlight.row])\(column)")
    }
    return sentences.joined(separator: "；") + "。"
  }

  /// Where the three largest visible values stand; ties in reading order.
  private var largest: [String] {
    let order = values.indices.filter { !isMasked[$0] && values[$0].isFinite }
      .sorted { (values[$0].magnitude, $1) > (values[$1].magnitude, $0) }
    return order.prefix(3).map { index in
      "\(rows.name) \(rows.labels[index / columns.count])"
        + " → \(columns.name) \(columns.labels[index % columns.count]) 的 \(number(values[index]))"
    }
  }

  private func number(_ value: Float) -> String {
    NumberFormat.typographic(NumberFormat.fixed(fractionDigits: 4).telling(value))
  }

  /// The heatmap as a table: a row header for each row, a number or `遮罩` for each cell.
  public var table: DataTable? {
    DataTable(caption: title, columnHeaders: tableHeaders, rows: tableRows)
  }

  var tableHeaders: [DataCell] {
    [.axes([rows.name, columns.name], separator: "＼")]
      + columns.labels.map { label($0, of: columns) }
      + (showsRowSums ? [.text("和")] : [])
  }

  var tableRows: [DataTable.Row] {
    let format = NumberFormat.suitable(for: visibleValues)
    return rows.labels.indices.map { row in
      let cells = columns.labels.indices.map { column -> DataCell in
        let index = index(row: row, column: column)
        return isMasked[index] ? .masked : .number(format.telling(values[index]))
      }
      let sum = showsRowSums ? [DataCell.number(format.telling(rowSum(row)))] : []
      return DataTable.Row(header: label(rows.labels[row], of: rows), cells: cells + sum)
    }
  }

  private func label(_ text: String, of axis: FigureAxis) -> DataCell {
    axis.hasOwnLabels ? .tokens([text]) : .text(text)
  }
}
