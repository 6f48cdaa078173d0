/// Draws groups of bars as small pictures of one size.
struct BarGroupsDrawing {
  private static let rowHeight = 24.0
  private static let barLength = 72.0
  private static let fontSize = 12.0
  let figure: BarGroups
  let id: String

  /// The finished drawing.
  var markup: String {
    var writer = MarkupWriter()
    writer.open("div", ["class": "figure-panels bars"])
    for (index, group) in figure.groups.enumerated() {
      write(group, id: "\(id)-group-\(index + 1)", to: &writer)
      writer.text("\n")
    }
    writer.close("div")
    return writer.markup
  }

  private var gutter: Double {
    let labels = figure.groups.flatMap { $0.bars.map(\.label) }
    return TextMetrics.widest(of: labels, fontSize: Self.fontSize) + 18
  }

  private func write(_ group: BarGroup, id: String, to writer: inout MarkupWriter) {
    let numbers = figure.groups.flatMap { $0.bars.map { figure.number($0.value) } }
    let numberWidth = TextMetrics.widest(of: numbers, fontSize: Self.fontSize)
    writer.openPicture(
      id: id, className: "bar-group", width: gutter + Self.barLength + numberWidth + 10,
      height: 26 + Double(group.bars.count) * Self.rowHeight, title: group.title,
      description: group.bars.map { "\($0.label) \(figure.number($0.value))" }
        .joined(separator: "，"))
    writer.label(group.title, x: gutter, y: 15, className: "panel-title")
    for (row, bar) in group.bars.enumerated() {
      write(bar, y: 24 + Double(row) * Self.rowHeight, to: &writer)
    }
    writer.close("svg")
  }

  private func write(_ bar: Bar, y: Double, to writer: inout MarkupWriter) {
    let number = NumberFormat.typographic(figure.number(bar.value))
    let baseline = y + Self.rowHeight / 2 + 3
    writer.open("g", ["class": bar.isMarked ? "bar-row marked" : "bar-row"])
    let mark = bar.isMarked ? "（\(figure.markName)）" : ""
    writer.element("title", text: "\(bar.label)\(mark)：\(number)")
    writer.label(
      (bar.isMarked ? "▸" : "") + bar.label, x: gutter - 6, y: baseline,
      className: "axis-label", anchor: "end")
    writer.rectangle(
      x: gutter, y: y + 3, width: Self.barLength, height: Self.rowHeight - 8,
      [MarkupAttribute("class", "bar-track")])
    writer.rectangle(
      x: gutter, y: y + 3, width: figure.share(of: bar) * Self.barLength,
      height: Self.rowHeight - 8, [MarkupAttribute("class", "bar")])
    writer.label(
      number, x: gutter + Self.barLength + 6, y: baseline, className: "axis-label")
    writer.close("g")
  }
}
