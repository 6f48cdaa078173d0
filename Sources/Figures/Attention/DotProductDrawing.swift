/// Draws a dot product: three rows of shaded numbers, in blocks of eight, and the sum below.
struct DotProductDrawing {
  private static let cellHeight = 28.0
  private static let rowGap = 8.0
  private static let columnsPerBlock = 8
  private static let fontSize = 12.0
  private static let top = 50.0
  let figure: DotProduct
  let id: String
  private let cellWidth: Double
  private let gutter: Double
  private let scales: [HeatmapScale]

  init(figure: DotProduct, id: String) {
    self.figure = figure
    self.id = id
    let numbers = figure.lines.flatMap { $0.values.map(Self.number) }
    cellWidth = TextMetrics.widest(of: numbers, fontSize: Self.fontSize) + 10
    gutter = TextMetrics.widest(of: figure.lines.map(\.name), fontSize: Self.fontSize) + 30
    let vectors = HeatmapScale.fitting(figure.left + figure.right)
    scales = [vectors, vectors, .fitting(figure.products)]
  }

  private static func number(_ value: Float) -> String {
    NumberFormat.typographic(NumberFormat.fixed(fractionDigits: 3).telling(value))
  }

  private var blockHeight: Double { 3 * (Self.cellHeight + Self.rowGap) + 28 }

  private var blockCount: Int {
    (figure.left.count + Self.columnsPerBlock - 1) / Self.columnsPerBlock
  }

  private var equation: String {
    NumberFormat.typographic(
      "和 \(figure.sumText)　÷　\(figure.divisorName) = \(figure.divisorText)　=　"
        + "\(figure.scoreName) \(DotProduct.number(figure.score))")
  }

  /// The finished drawing.
  var markup: String {
    var writer = MarkupWriter()
    let columns = min(figure.left.count, Self.columnsPerBlock)
    let end = Self.top + Double(blockCount) * blockHeight
    let width = max(
      gutter + Double(columns) * cellWidth + 2,
      TextMetrics.width(of: equation, fontSize: 14) + 12,
      TextMetrics.width(of: figure.title, fontSize: 13) + 4)
    writer.openPicture(
      id: id, className: "dot-product", width: width, height: end + 24, title: figure.title,
      description: figure.altText)
    writer.label(figure.title, x: 0, y: 14, className: "panel-title")
    for block in 0..<blockCount { write(block: block, to: &writer) }
    writer.label(equation, x: 4, y: end + 10, className: "equation")
    writer.close("svg")
    return writer.markup
  }

  private func write(block: Int, to writer: inout MarkupWriter) {
    let top = Self.top + Double(block) * blockHeight
    let first = block * Self.columnsPerBlock
    let columns = first..<min(first + Self.columnsPerBlock, figure.left.count)
    writer.label(
      "维 →", x: gutter - 8, y: top - 7, className: AxisKind.titleClass(ofAxis: "维"), anchor: "end")
    for (place, index) in columns.enumerated() {
      writer.label(
        String(index), x: gutter + (Double(place) + 0.5) * cellWidth, y: top - 7,
        className: "axis-label", anchor: "middle")
    }
    for (row, line) in figure.lines.enumerated() {
      let y = top + Double(row) * (Self.cellHeight + Self.rowGap)
      let baseline = y + Self.cellHeight / 2 + 4
      writer.label(
        line.name, x: gutter - 22, y: baseline, className: "axis-label", anchor: "end")
      writer.label(
        ["", "×", "="][row], x: gutter - 11, y: baseline, className: "operation",
        anchor: "middle")
      for (place, index) in columns.enumerated() {
        write(
          line.values[index], scale: scales[row], name: "\(line.name)，维 \(index)",
          x: gutter + Double(place) * cellWidth, y: y, to: &writer)
      }
    }
    writer.text("\n")
  }

  private func write(
    _ value: Float, scale: HeatmapScale, name: String, x: Double, y: Double,
    to writer: inout MarkupWriter
  ) {
    writer.open("g", ["class": "heat-cell \(scale.shade(of: value).className)"])
    writer.element(
      "title", text: "\(name)：" + NumberFormat.typographic(DotProduct.number(value)))
    writer.rectangle(x: x, y: y, width: cellWidth, height: Self.cellHeight)
    writer.label(
      Self.number(value), x: x + cellWidth / 2, y: y + Self.cellHeight / 2 + 4,
      className: "heat-number", anchor: "middle")
    writer.close("g")
  }
}
