import BookLanguage
import CellRecords

/// Groups of horizontal bars, such as the distribution over words at each time step.
public struct BarGroups: Figure, Hashable {
  /// One bar: what it represents and how long it is.
  public struct Bar: Sendable, Hashable {
    /// What the bar represents, such as a token.
    public let label: String
    /// The value; a value that is not finite is written but not drawn.
    public let value: Float
    /// Whether the bar is the one that matters, such as the target.
    public let isMarked: Bool

    /// Creates a bar.
    ///
    /// - Precondition: `value` is not negative.
    public init(_ label: String, _ value: Float, isMarked: Bool = false) {
      precondition(!(value < 0), "the length of bar '\(label)' is not negative, got \(value)")
      self.label = label
      self.value = value
      self.isMarked = isMarked
    }
  }

  /// Bars that belong together, such as the distribution at one time step.
  public struct Group: Sendable, Hashable {
    /// The title over the bars, such as `t=1`.
    public let title: String
    /// The bars from top to bottom.
    public let bars: [Bar]

    /// Creates a group.
    ///
    /// - Precondition: There is a bar.
    public init(_ title: String, bars: [Bar]) {
      precondition(!bars.isEmpty, "bar group '\(title)' needs at least one bar, got none")
      self.title = title
      self.bars = bars
    }
  }

  /// The author's names; nil for those of the language.
  private struct Names: Hashable {
    let label: String?
    let value: String?
    let mark: String?
  }

  /// What the groups show together.
  public let title: String
  /// The groups in reading order.
  public let groups: [Group]
  /// The value of a bar of full length.
  public let upperBound: Float
  private let names: Names

  /// Creates groups of bars.
  ///
  /// - Precondition: There is a group, and the upper bound is positive and finite.
  public init(
    title: String, groups: [Group], upperBound: Float = 1, labelName: String? = nil,
    valueName: String? = nil, markName: String? = nil
  ) {
    precondition(!groups.isEmpty, "bar figure '\(title)' needs at least one group, got none")
    precondition(
      upperBound > 0 && upperBound.isFinite,
      "the longest bar of '\(title)' has a positive length, got \(upperBound)")
    self.title = title
    self.groups = groups
    self.upperBound = upperBound
    names = Names(label: labelName, value: valueName, mark: markName)
  }

  /// What the labels are; words if the author does not say.
  public var labelName: String { names.label ?? phrases.word }
  /// What the values are; probabilities if the author does not say.
  public var valueName: String { names.value ?? phrases.probability }
  /// What a marked bar is; the target if the author does not say.
  public var markName: String { names.mark ?? phrases.target }

  /// The longest bar and the marked bars of each group.
  public var altText: String {
    phrases.bars(
      title: title, labelName: labelName, valueName: valueName, groups: groups.map(facts(of:)))
  }

  private func facts(of group: Group) -> BarGroupFacts {
    func labelled(_ bar: Bar) -> LabelledNumber {
      (bar.label, NumberFormat.typographic(number(bar.value)))
    }
    let longest = group.bars.filter { $0.value.isFinite }.max { $0.value < $1.value }
    return (
      group.title, longest.map(labelled), markName, group.bars.filter(\.isMarked).map(labelled)
    )
  }

  /// The bars in plain text.
  public var text: String {
    let labels = groups.flatMap { $0.bars.map(\.label) }
    let labelWidth = labels.reduce(0) { max($0, displayWidth(of: $1)) }
    var lines = [title]
    for group in groups {
      lines.append(group.title)
      for bar in group.bars {
        let length = Int((share(of: bar) * 30).rounded())
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
      caption: title, columnHeaders: [.text(labelName), .text(valueName), .text(phrases.mark)],
      groups: rows)
  }

  /// The groups as SVGs that wrap on narrow screens.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    return BarGroupsDrawing(figure: self, id: idPrefix).markup
  }

  /// The values, a tensor for each group.
  public var tensors: [FigureTensor] {
    groups.map {
      FigureTensor(
        name: "\(title): \($0.title)", shape: [$0.bars.count], values: $0.bars.map(\.value))
    }
  }

  func number(_ value: Float) -> String { NumberScale.single(value) }

  /// How much of the full length a bar takes, from 0 to 1.
  func share(of bar: Bar) -> Double {
    bar.value.isFinite ? min(Double(bar.value) / Double(upperBound), 1) : 0
  }
}

/// Draws groups of bars as small pictures of one size.
private struct BarGroupsDrawing {
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
    return estimatedWidth(ofWidest: labels, fontSize: Self.fontSize) + 18
  }

  private func write(_ group: BarGroups.Group, id: String, to writer: inout MarkupWriter) {
    let numbers = figure.groups.flatMap { $0.bars.map { figure.number($0.value) } }
    let numberWidth = estimatedWidth(ofWidest: numbers, fontSize: Self.fontSize)
    writer.openPicture(
      id: id, className: "bar-group", width: gutter + Self.barLength + numberWidth + 10,
      height: 26 + Double(group.bars.count) * Self.rowHeight, title: group.title,
      description: figure.phrases.joined(
        group.bars.map { "\($0.label) \(figure.number($0.value))" }))
    writer.label(group.title, x: gutter, y: 15, className: FigureClass.panelTitle)
    for (row, bar) in group.bars.enumerated() {
      write(bar, y: 24 + Double(row) * Self.rowHeight, to: &writer)
    }
    writer.close("svg")
  }

  private func write(_ bar: BarGroups.Bar, y: Double, to writer: inout MarkupWriter) {
    let number = NumberFormat.typographic(figure.number(bar.value))
    let baseline = y + Self.rowHeight / 2 + 3
    writer.open("g", ["class": bar.isMarked ? "bar-row marked" : "bar-row"])
    writer.element(
      "title",
      text: figure.phrases.bar(
        bar.label, mark: bar.isMarked ? figure.markName : nil, value: number))
    writer.label(
      (bar.isMarked ? "▸" : "") + bar.label, x: gutter - 6, y: baseline,
      className: FigureClass.axisLabel, anchor: "end")
    writer.rectangle(
      x: gutter, y: y + 3, width: Self.barLength, height: Self.rowHeight - 8,
      [MarkupAttribute("class", FigureClass.barTrack)])
    writer.rectangle(
      x: gutter, y: y + 3, width: figure.share(of: bar) * Self.barLength,
      height: Self.rowHeight - 8, [MarkupAttribute("class", FigureClass.bar)])
    writer.label(
      number, x: gutter + Self.barLength + 6, y: baseline, className: FigureClass.axisLabel)
    writer.close("g")
  }
}
