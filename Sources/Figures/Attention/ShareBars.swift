import BookLanguage
import CellRecords

/// How a whole is shared out, such as the attention of one query over its keys: a bar for each
/// part with the number that it was made from, and the sum.
public struct ShareBars: Figure, Hashable {
  /// One part of a whole: what went in, and the share that came out.
  public struct Part: Sendable, Hashable {
    /// What the part belongs to, such as a key's token.
    public let label: String
    /// What the share was computed from, such as a score.
    public let input: Float
    /// How much of the whole the part is, from 0 to 1.
    public let share: Float
    /// Whether the mask hides the part, so that its share is 0 whatever its input.
    public let isMasked: Bool

    /// Creates a part.
    ///
    /// - Precondition: `share` lies in 0...1, and is 0 where the part is masked.
    public init(_ label: String, input: Float, share: Float, isMasked: Bool = false) {
      precondition(
        0 <= share && share <= 1 && !(isMasked && share != 0),
        "the share of '\(label)' lies in 0...1 and is 0 where it is masked, got \(share)")
      self.label = label
      self.input = input
      self.share = share
      self.isMasked = isMasked
    }
  }

  private static let textBarLength = 24
  /// What is shared out.
  public let title: String
  /// The parts from top to bottom.
  public let parts: [Part]
  /// What a part is, such as a key.
  public let partName: String
  /// What the shares were computed from, such as scores.
  public let inputName: String
  /// What a share is, such as a weight.
  public let shareName: String

  /// Creates bars of shares.
  ///
  /// - Precondition: There is a part, and the shares sum to one, up to 1e-5 for rounding; or all
  ///   parts are masked.
  public init(
    title: String, parts: [Part], partName: String, inputName: String, shareName: String
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

  func number(_ value: Float) -> String {
    NumberFormat.fixed(fractionDigits: 4).tableString(from: value)
  }

  /// Every visible part with its numbers, what the mask hides, and the sum.
  public var altText: String {
    let visible = parts.filter { !$0.isMasked }.map { part in
      "\(part.label) "
        + phrases.joined([
          "\(inputName) \(readable(part.input))", "\(shareName) \(readable(part.share))",
        ])
    }
    return phrases.shares(
      title: title, partName: partName, visible: visible,
      hidden: parts.filter(\.isMasked).map(\.label), shareName: shareName, sum: sumText)
  }

  func readable(_ value: Float) -> String { NumberFormat.typographic(number(value)) }

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
      let length = part.isMasked ? 0 : Int((Double(part.share) * 24).rounded())
      let strokes = String(repeating: part.isMasked ? "x" : "#", count: part.isMasked ? 24 : length)
      return line(
        part.label, number(part.input),
        "|" + strokes.padded(toDisplayWidth: Self.textBarLength) + "|",
        part.isMasked ? "x" : number(part.share))
    }
    let hasMask = parts.contains(where: \.isMasked)
    return
      ([title, line(partName, inputName, "", shareName)] + rows
      + [line("", "", phrases.sum.padded(toDisplayWidth: 26, alignment: .trailing), sumText)]
      + (hasMask ? [phrases.hiddenNote] : [])).joined(separator: "\n")
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
    let sumRow = DataTable.Row(header: .text(phrases.sum), cells: [.text(""), .number(sumText)])
    return DataTable(
      caption: title, columnHeaders: [.axis(partName), .text(inputName), .text(shareName)],
      rows: rows + [sumRow])
  }

  /// The bars as inline SVG.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
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

/// Draws shares: a row for each part with its label, its input, a bar and its share.
private struct ShareBarsDrawing {
  private static let rowHeight = 26.0
  private static let barLength = 96.0
  private static let fontSize = 12.0
  private static let top = 46.0
  let figure: ShareBars
  let id: String

  private var labelEdge: Double {
    estimatedWidth(
      ofWidest: figure.parts.map(\.label) + [figure.partName + " ↓"], fontSize: Self.fontSize) + 4
  }

  private var inputEdge: Double {
    let inputs = figure.parts.map { figure.number($0.input) } + [figure.inputName]
    return labelEdge + estimatedWidth(ofWidest: inputs, fontSize: Self.fontSize) + 18
  }

  private var barStart: Double { inputEdge + 28 }
  private var shareStart: Double { barStart + Self.barLength + 8 }

  /// The finished drawing.
  var markup: String {
    var writer = MarkupWriter()
    let bottom = Self.top + Double(figure.parts.count) * Self.rowHeight
    let width = max(
      shareStart + 74, estimatedWidth(of: figure.title, fontSize: 13) + 4)
    writer.openPicture(
      id: id, className: "share-bars", width: width, height: bottom + 30, title: figure.title,
      description: figure.altText)
    if figure.parts.contains(where: \.isMasked) { writer.hatchPattern(id: "\(id)-hatch") }
    writer.label(figure.title, x: 0, y: 14, className: FigureClass.panelTitle)
    writer.label(
      figure.partName + " ↓", x: labelEdge, y: 36,
      className: FigureClass.title(ofAxis: figure.partName), anchor: "end")
    writer.label(
      figure.inputName, x: inputEdge, y: 36, className: FigureClass.axisName, anchor: "end")
    writer.label(figure.shareName, x: shareStart, y: 36, className: FigureClass.axisName)
    for (row, part) in figure.parts.enumerated() {
      write(part, y: Self.top + Double(row) * Self.rowHeight, to: &writer)
    }
    writeSum(y: bottom, to: &writer)
    writer.close("svg")
    return writer.markup
  }

  private func write(_ part: ShareBars.Part, y: Double, to writer: inout MarkupWriter) {
    let input = figure.readable(part.input)
    let share = part.isMasked ? figure.phrases.masked : figure.readable(part.share)
    let baseline = y + Self.rowHeight / 2 + 4
    writer.open("g", ["class": part.isMasked ? "share-row masked" : "share-row"])
    writer.element(
      "title",
      text: figure.phrases.labelled(
        part.label,
        figure.phrases.joined(["\(figure.inputName) \(input)", "\(figure.shareName) \(share)"])))
    writer.label(
      part.label, x: labelEdge, y: baseline, className: FigureClass.axisLabel, anchor: "end")
    writer.label(input, x: inputEdge, y: baseline, className: FigureClass.axisLabel, anchor: "end")
    writer.label(
      "→", x: inputEdge + 14, y: baseline, className: FigureClass.axisName, anchor: "middle")
    writer.rectangle(
      x: barStart, y: y + 4, width: Self.barLength, height: Self.rowHeight - 9,
      part.isMasked
        ? [MarkupAttribute("fill", "url(#\(id)-hatch)")]
        : [MarkupAttribute("class", FigureClass.barTrack)])
    if !part.isMasked {
      writer.rectangle(
        x: barStart, y: y + 4, width: Double(part.share) * Self.barLength,
        height: Self.rowHeight - 9, [MarkupAttribute("class", FigureClass.bar)])
    }
    writer.label(share, x: shareStart, y: baseline, className: FigureClass.axisLabel)
    writer.close("g")
  }

  private func writeSum(y: Double, to writer: inout MarkupWriter) {
    writer.empty(
      "line",
      [
        MarkupAttribute("class", FigureClass.axisLine), MarkupAttribute("x1", barStart),
        MarkupAttribute("x2", shareStart + 46), MarkupAttribute("y1", y + 3),
        MarkupAttribute("y2", y + 3),
      ])
    writer.label(
      figure.phrases.sum, x: shareStart - 8, y: y + 21, className: FigureClass.axisName,
      anchor: "end")
    let isWhole = abs(figure.sum - 1) <= 1e-5
    writer.label(
      figure.sumText + (isWhole ? " ✓" : ""), x: shareStart, y: y + 21,
      className: "axis-label total")
  }
}
