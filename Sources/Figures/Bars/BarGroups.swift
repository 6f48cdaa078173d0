import BookLanguage
import CellRecords

/// Groups of horizontal bars, such as the distribution over words at each time step.
public struct BarGroups: Figure, Hashable {
  /// What the groups show together.
  public let title: String
  /// The groups in reading order.
  public let groups: [BarGroup]
  /// The value of a bar of full length.
  public let upperBound: Float
  /// What the labels are, such as `词`.
  public let labelName: String
  /// What the values are, such as `概率`.
  public let valueName: String
  /// What a marked bar is, such as `目标`.
  public let markName: String

  /// Creates groups of bars.
  ///
  /// - Precondition: There is a group, and the upper bound is positive and finite.
  public init(
    title: String, groups: [BarGroup], upperBound: Float = 1, labelName: String = "词",
    valueName: String = "概率", markName: String = "目标"
  ) {
    precondition(!groups.isEmpty, "bar figure '\(title)' needs at least one group, got none")
    precondition(
      upperBound > 0 && upperBound.isFinite,
      "the longest bar of '\(title)' has a positive length, got \(upperBound)")
    self.title = title
    self.groups = groups
    self.upperBound = upperBound
    self.labelName = labelName
    self.valueName = valueName
    self.markName = markName
  }

  /// Chinese text: the longest bar and the marked bar of each group.
  public var altText: String {
    "条形图“\(title)”，\(groups.count) 组（\(labelName)的\(valueName)）。"
      + groups.map { NumberFormat.typographic(summary(of: $0)) }.joined(separator: "；") + "。"
  }

  private func summary(of group: BarGroup) -> String {
    let longest = group.bars.filter { $0.value.isFinite }.max { $0.value < $1.value }
    var parts = [
      longest.map { "\(group.title) 最大的是 \($0.label) \(number($0.value))" } ?? group.title
    ]
    for bar in group.bars where bar.isMarked {
      parts.append("\(markName) \(bar.label) \(number(bar.value))")
    }
    return parts.joined(separator: "，")
  }

  /// The bars in plain text.
  public var text: String {
    let labels = groups.flatMap { $0.bars.map(\.label) }
    let labelWidth = labels.reduce(0) { max($0, displayWidth(of: $1)) }
    var lines = [title]
    for group in groups {
      lines.append(group.title)
      for bar in group.bars {
        let length = Int(rounding: share(of: bar) * 30)
        let strokes = String(repeating: "#", count: length).padded(toDisplayWidth: 30)
        let label = bar.label.padded(toDisplayWidth: labelWidth)
        lines.append("  \(label) |\(strokes)| \(number(bar.value))\(bar.isMarked ? " *" : "")")
      }
    }
    if groups.contains(where: { $0.bars.contains(where: \.isMarked) }) {
      lines.append("(* \(markName))")
    }
    return lines.joined(separator: "\n")
  }

  /// The values as a table with a group of rows for each group of bars.
  public var table: DataTable? {
    let rows = groups.map { group in
      DataTable.Group(
        title: group.title,
        rows: group.bars.map { bar in
          DataTable.Row(
            header: .tokens([bar.label]),
            cells: [.number(number(bar.value)), .text(bar.isMarked ? markName : "")])
        })
    }
    return DataTable(
      caption: title, columnHeaders: [.text(labelName), .text(valueName), .text("标记")],
      groups: rows)
  }

  /// The groups as SVGs that wrap on narrow screens.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    Markup.requireIdentifier(idPrefix)
    return BarGroupsDrawing(figure: self, id: idPrefix).markup
  }

  /// The values, a tensor for each group.
  public var tensors: [FigureTensor] {
    groups.map {
      FigureTensor(
        name: "\(title): \($0.title)", shape: [$0.bars.count], values: $0.bars.map(\.value))
    }
  }

  func number(_ value: Float) -> String {
    NumberFormat.fixed(fractionDigits: 4).telling(value)
  }

  /// How much of the full length a bar takes, from 0 to 1.
  func share(of bar: Bar) -> Double {
    bar.value.isFinite ? min(Double(bar.value) / Double(upperBound), 1) : 0
  }
}
