import CellRecords

/// One scaled dot product element by element: two vectors, their products, the sum, the divisor and
/// the score.
public struct DotProduct: Figure, Hashable {
  /// What is computed.
  public let title: String
  /// What the left vector is, such as `q（cat）`.
  public let leftName: String
  /// The left vector.
  public let left: [Float]
  /// What the right vector is, such as `k（have）`.
  public let rightName: String
  /// The right vector.
  public let right: [Float]
  /// What the sum is divided by, such as √d.
  public let divisor: Float
  /// How the divisor is written, such as `√8`.
  public let divisorName: String
  /// The score that was computed elsewhere and that the sum must explain.
  public let score: Float
  /// What the score is, such as `打分`.
  public let scoreName: String

  /// Explains a score by the elements of its dot product.
  ///
  /// - Precondition: Both vectors have the same length above 0, the divisor is positive, and the sum
  ///   of the products divided by it is the score, up to 1e-5 of the largest product or score for
  ///   rounding.
  public init(
    title: String, left: [Float], leftName: String, right: [Float], rightName: String,
    divisor: Float, divisorName: String, score: Float, scoreName: String = "打分"
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

  static let format = NumberFormat.fixed(fractionDigits: 4)

  static func number(_ value: Float) -> String { format.telling(value) }

  var sumText: String { Self.format.string(from: sum) }

  var divisorText: String { Self.format.string(from: divisor) }

  /// The two vectors and their products, with names.
  var lines: [(name: String, values: [Float])] {
    [(leftName, left), (rightName, right), ("逐个相乘", products)]
  }

  /// Chinese text: the sum, the divisor, the score and the largest product.
  public var altText: String {
    let largest = products.indices.max { abs(products[$0]) < abs(products[$1]) } ?? 0
    return NumberFormat.typographic(
      "点积“\(title)”：\(leftName) 与 \(rightName)，各 \(left.count) 个数，逐个相乘再相加得 \(sumText)，"
        + "除以 \(divisorName) = \(divisorText)，得\(scoreName) \(Self.number(score))。"
        + "绝对值最大的一项是第 \(largest) 维的 \(Self.number(products[largest]))。")
  }

  /// The elements and the way to the score in plain text.
  public var text: String {
    """
    \(title)
    \(elements.text)
    和 \(sumText) / \(divisorName) (\(divisorText)) = \(scoreName) \(Self.number(score))
    """
  }

  /// The elements: a row for each dimension, so that long vectors stay narrow.
  private var elements: DataTable {
    let rows = left.indices.map { index in
      DataTable.Row(
        header: .number(String(index)), cells: lines.map { .number(Self.number($0.values[index])) })
    }
    return DataTable(
      caption: title, columnHeaders: [.axis("维")] + lines.map { .text($0.name) }, rows: rows)
  }

  /// The elements, then the sum, the divisor and the score.
  public var table: DataTable? {
    let end = [("和", sumText), ("÷ \(divisorName)", divisorText), (scoreName, Self.number(score))]
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
    Markup.requireIdentifier(idPrefix)
    return DotProductDrawing(figure: self, id: idPrefix).markup
  }

  /// The two vectors, their products, and the score.
  public var tensors: [FigureTensor] {
    lines.map {
      FigureTensor(name: "\(title): \($0.name)", shape: [left.count], values: $0.values)
    } + [FigureTensor(name: "\(title): \(scoreName)", shape: [], values: [score])]
  }
}
