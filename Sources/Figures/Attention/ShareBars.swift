import BookLanguage
import CellRecords

/// How a whole is shared out, such as the attention of one query over its keys: a bar for each
/// part with the number that it was made from, and the sum.
public struct ShareBars: Figure, Hashable {
  private static let textBarLength = 24
  /// What is shared out.
  public let title: String
  /// The parts from top to bottom.
  public let parts: [Share]
  /// What a part is, such as `键`.
  public let partName: String
  /// What the shares were computed from, such as `打分`.
  public let inputName: String
  /// What a share is, such as `权重`.
  public let shareName: String

  /// Creates bars of shares.
  ///
  /// - Precondition: There is a part, and the shares sum to one, up to 1e-5 for rounding; or all
  ///   parts are masked.
  public init(
    title: String, parts: [Share], partName: String = "键", inputName: String = "打分",
    shareName: String = "权重"
  ) {
    self.title = title
    self.parts = parts
    self.partName = partName
    self.inputName = inputName
    self.shareName = shareName
    precondition(!parts.isEmpty, "shares '\(title)' need at least one part, got none")
    precondition(
      abs(sum - 1) <= 1e-5 || parts.allSatisfy(\.isMasked),
      "the shares of '\(title)' sum to 1, got \(sum)")
  }

  /// The sum of all shares, added up from first to last.
  public var sum: Double { parts.reduce(0) { $0 + Double($1.share) } }

  /// The sum as it is written.
  var sumText: String { NumberFormat.fixed(fractionDigits: 4).string(from: sum) }

  func number(_ value: Float) -> String { NumberFormat.fixed(fractionDigits: 4).telling(value) }

  /// Chinese text: every visible part with its numbers, and the sum.
  public var altText: String {
    let visible = parts.filter { !$0.isMasked }.map { part in
      "\(part.label) \(inputName) \(number(part.input))，\(shareName) \(number(part.share))"
    }
    let hidden = parts.filter(\.isMasked).map(\.label)
    return "条形图“\(title)”，\(parts.count) 个\(partName)。"
      + NumberFormat.typographic(visible.joined(separator: "；"))
      + (hidden.isEmpty ? "" : "；被遮罩的是 " + hidden.joined(separator: "、"))
      + "。\(shareName)的和是 \(sumText)。"
  }

  /// The bars in plain text.
  public var text: String {
    let labels = [partName] + parts.map(\.label)
    let labelWidth = labels.reduce(0) { max($0, displayWidth(of: $1)) }
    let inputs = [inputName] + parts.map { number($0.input) }
    let inputWidth = inputs.reduce(0) { max($0, displayWidth(of: $1)) }
    func line(_ label: String, _ input: String, _ bar: String, _ share: String) -> String {
      let fields = [
        label.padded(toDisplayWidth: labelWidth),
        input.padded(toDisplayWidth: inputWidth, alignment: .trailing),
        bar.padded(toDisplayWidth: Self.textBarLength + 2), share,
      ]
      return "  " + fields.joined(separator: "  ").withoutTrailingSpaces
    }
    let rows = parts.map { part in
      let length = part.isMasked ? 0 : Int(rounding: Double(part.share) * 24)
      let strokes = String(repeating: part.isMasked ? "x" : "#", count: part.isMasked ? 24 : length)
      return line(
        part.label, number(part.input),
        "|" + strokes.padded(toDisplayWidth: Self.textBarLength) + "|",
        part.isMasked ? "x" : number(part.share))
    }
    let hasMask = parts.contains(where: \.isMasked)
    return
      ([title, line(partName, inputName, "", shareName)] + rows
      + [line("", "", "和".padded(toDisplayWidth: 26, alignment: .trailing), sumText)]
      + (hasMask ? ["(x 被遮罩)"] : [])).joined(separator: "\n")
  }

  /// The numbers as a table, with the sum as its last row.
  public var table: DataTable? {
    let rows = parts.map { part in
      DataTable.Row(
        header: .tokens([part.label]),
        cells: [
          .number(number(part.input)), part.isMasked ? .masked : .number(number(part.share)),
        ])
    }
    let sumRow = DataTable.Row(header: .text("和"), cells: [.text(""), .number(sumText)])
    return DataTable(
      caption: title, columnHeaders: [.axis(partName), .text(inputName), .text(shareName)],
      rows: rows + [sumRow])
  }

  /// The bars as inline SVG.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    Markup.requireIdentifier(idPrefix)
    return ShareBarsDrawing(figure: self, id: idPrefix).markup
  }

  /// The inputs and the shares.
  public var tensors: [FigureTensor] {
    [
      FigureTensor(
        name: "\(title): \(inputName)", shape: [parts.count], values: parts.map(\.input)),
      FigureTensor(
        name: "\(title): \(shareName)", shape: [parts.count], values: parts.map(\.share)),
    ]
  }
}
