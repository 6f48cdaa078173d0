import BookLanguage
import CellRecords

/// One scaled dot product element by element: two vectors, their products, the sum, the divisor and
/// the score.
public struct DotProduct: Figure, Hashable {
  /// What is computed.
  public let title: String
  /// What the left vector is, such as `q (cat)`.
  public let leftName: String
  /// The left vector.
  public let left: [Float]
  /// What the right vector is, such as `k (have)`.
  public let rightName: String
  /// The right vector.
  public let right: [Float]
  /// What the sum is divided by, such as √d.
  public let divisor: Float
  /// How the divisor is written, such as `√8`.
  public let divisorName: String
  /// The score that was computed elsewhere and that the sum must explain.
  public let score: Float
  /// What the score is, such as a score.
  public let scoreName: String

  /// Explains a score by the elements of its dot product.
  ///
  /// - Precondition: Both vectors have the same length above 0, the divisor is positive, and the sum
  ///   of the products divided by it is the score, up to 1e-5 of the largest product or score for
  ///   rounding.
  public init(
    title: String, left: [Float], leftName: String, right: [Float], rightName: String,
    divisor: Float, divisorName: String, score: Float, scoreName: String
  ) {
    precondition(
      !left.isEmpty && left.count == right.count && divisor > 0,
      "dot product '\(title)' needs two vectors of one length and a positive divisor,"
        + " got lengths \(left.count) and \(right.count) and \(divisor)")
    self.title = title
    self.left = left
    self.leftName = leftName
    self.right = right
    self.rightName = rightName
    self.divisor = divisor
    self.divisorName = divisorName
    self.score = score
    self.scoreName = scoreName
    let largest = products.reduce(max(1, abs(score))) { max($0, abs($1)) }
    precondition(
      abs(sum / Double(divisor) - Double(score)) <= 1e-5 * Double(largest),
      "the products of '\(title)' sum to \(sum); divided by \(divisor) that is not \(score)")
  }

  /// The products, element by element.
  public var products: [Float] { zip(left, right).map { $0 * $1 } }

  /// The sum of the products, added up from first to last.
  public var sum: Double { zip(left, right).reduce(0) { $0 + Double($1.0) * Double($1.1) } }

  static let format = NumberFormat.fixed(fractionDigits: 3)

  static func number(_ value: Float) -> String { format.tableString(from: value) }

  var sumText: String { Self.format.string(from: sum) }

  var divisorText: String { Self.format.string(from: divisor) }

  /// The products and their sum in one line: `−0.04 + 3.80 − 1.32 = 2.44`.
  public var expression: String {
    let format = NumberFormat.fixed(fractionDigits: 2)
    let terms = products.enumerated().map { index, product in
      let digits = format.string(from: product.magnitude)
      let sign = product < 0 ? "−" : index == 0 ? "" : "+"
      return index == 0 ? sign + digits : "\(sign) \(digits)"
    }
    return terms.joined(separator: " ") + " = "
      + NumberFormat.typographic(format.string(from: sum))
  }

  /// The two vectors and their products, with names.
  var lines: [(name: String, values: [Float])] {
    [(leftName, left), (rightName, right), (phrases.products, products)]
  }

  /// The sum, the divisor, the score and the largest product.
  public var altText: String { phrases.dotProduct(facts) }

  var facts: DotProductFacts {
    let largest = products.indices.max { abs(products[$0]) < abs(products[$1]) } ?? 0
    return DotProductFacts(
      title: title, vectors: (leftName, rightName), length: left.count,
      sum: NumberFormat.typographic(sumText), divisor: (divisorName, divisorText),
      score: (scoreName, Self.readable(score)), largest: (largest, Self.readable(products[largest]))
    )
  }

  static func readable(_ value: Float) -> String { NumberFormat.typographic(number(value)) }

  /// The elements and the way to the score in plain text.
  public var text: String {
    """
    \(title)
    \(elements.text)
    \(phrases.sum) \(sumText) / \(divisorName) (\(divisorText)) = \(scoreName) \(Self.number(score))
    """
  }

  /// The elements: a row for each dimension, so that long vectors stay narrow.
  private var elements: DataTable {
    let rows = left.indices.map { index in
      DataTable.Row(
        header: .number(String(index)), cells: lines.map { .number(Self.number($0.values[index])) })
    }
    return DataTable(
      caption: title, columnHeaders: [.axis(phrases.dimension)] + lines.map { .text($0.name) },
      rows: rows)
  }

  /// The elements, then the sum, the divisor and the score.
  public var table: DataTable? {
    let end = [
      (phrases.sum, sumText), ("÷ \(divisorName)", divisorText), (scoreName, Self.number(score)),
    ]
    let rows = end.map { name, value in
      DataTable.Row(header: .text(name), cells: [.text(""), .text(""), .number(value)])
    }
    return DataTable(
      caption: title, columnHeaders: elements.columnHeaders, rows: elements.rows + rows)
  }

  /// The elements as shades with numbers, and the way to the score below.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    return DotProductDrawing(figure: self, id: idPrefix).markup
  }

  /// The two vectors, their products, and the score.
  public var tensors: [FigureTensor] {
    lines.map {
      FigureTensor(name: "\(title): \($0.name)", shape: [left.count], values: $0.values)
    } + [FigureTensor(name: "\(title): \(scoreName)", shape: [], values: [score])]
  }
}

/// Draws a dot product: three rows of shaded numbers, in blocks of four, which fit a telephone, and the sum below.
private struct DotProductDrawing {
  private static let cellHeight = 28.0
  private static let rowGap = 8.0
  private static let columnsPerBlock = 4
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
    cellWidth = estimatedWidth(ofWidest: numbers, fontSize: Self.fontSize) + 10
    gutter = estimatedWidth(ofWidest: figure.lines.map(\.name), fontSize: Self.fontSize) + 30
    let vectors = HeatmapScale.fitting(figure.left + figure.right)
    scales = [vectors, vectors, .fitting(figure.products)]
  }

  private static func number(_ value: Float) -> String {
    NumberFormat.typographic(NumberFormat.fixed(fractionDigits: 3).tableString(from: value))
  }

  private var blockHeight: Double { 3 * (Self.cellHeight + Self.rowGap) + 28 }

  private var blockCount: Int {
    (figure.left.count + Self.columnsPerBlock - 1) / Self.columnsPerBlock
  }

  private var equation: [String] { figure.phrases.equation(figure.facts) }

  /// The finished drawing.
  var markup: String {
    var writer = MarkupWriter()
    let columns = min(figure.left.count, Self.columnsPerBlock)
    let end = Self.top + Double(blockCount) * blockHeight
    let width = max(
      gutter + Double(columns) * cellWidth + 2,
      estimatedWidth(ofWidest: equation, fontSize: 14) + 12,
      estimatedWidth(of: figure.title, fontSize: 13) + 4)
    writer.openPicture(
      id: id, className: "dot-product", width: width, height: end + 22 * Double(equation.count) + 2,
      title: figure.title,
      description: figure.altText)
    writer.label(figure.title, x: 0, y: 14, className: FigureClass.panelTitle)
    for block in 0..<blockCount { write(block: block, to: &writer) }
    for (row, line) in equation.enumerated() {
      writer.label(line, x: 4, y: end + 10 + 22 * Double(row), className: "equation")
    }
    writer.close("svg")
    return writer.markup
  }

  private func write(block: Int, to writer: inout MarkupWriter) {
    let top = Self.top + Double(block) * blockHeight
    let first = block * Self.columnsPerBlock
    let columns = first..<min(first + Self.columnsPerBlock, figure.left.count)
    let dimension = figure.phrases.dimension
    writer.label(
      "\(dimension) →", x: gutter - 8, y: top - 7, className: FigureClass.title(ofAxis: dimension),
      anchor: "end")
    for (place, index) in columns.enumerated() {
      writer.label(
        String(index), x: gutter + (Double(place) + 0.5) * cellWidth, y: top - 7,
        className: FigureClass.axisLabel, anchor: "middle")
    }
    for (row, line) in figure.lines.enumerated() {
      let y = top + Double(row) * (Self.cellHeight + Self.rowGap)
      let baseline = y + Self.cellHeight / 2 + 4
      writer.label(
        line.name, x: gutter - 22, y: baseline, className: FigureClass.axisLabel, anchor: "end")
      writer.label(
        ["", "×", "="][row], x: gutter - 11, y: baseline, className: FigureClass.operation,
        anchor: "middle")
      writer.open("g", ["class": FigureClass.heatRow])
      for (place, index) in columns.enumerated() {
        write(
          line.values[index], scale: scales[row],
          name: figure.phrases.element(index, of: line.name),
          x: gutter + Double(place) * cellWidth, y: y, to: &writer)
      }
      writer.close("g")
    }
    writer.text("\n")
  }

  private func write(
    _ value: Float, scale: HeatmapScale, name: String, x: Double, y: Double,
    to writer: inout MarkupWriter
  ) {
    writer.heatCell(
      scale.shade(of: value), x: x, y: y, width: cellWidth, height: Self.cellHeight,
      title: figure.phrases.labelled(name, DotProduct.readable(value)))
    writer.heatNumber(Self.number(value), x: x + cellWidth / 2, y: y + Self.cellHeight / 2 + 4)
  }
}
