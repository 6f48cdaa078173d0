import BookLanguage
import CellRecords

extension DataTable {
  /// The table in plain text, its columns aligned by display width.
  ///
  /// The caption is not part of it.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public var text: String {
    var body: [TextTable.Line] = []
    for (index, group) in groups.enumerated() {
      if let title = group.title {
        if index > 0 { body.append(.text("")) }
        body.append(.text("[\(title)]"))
      }
      body += group.rows.map { .row([$0.header.text] + $0.cells.map(\.text)) }
    }
    return TextTable(
      header: columnHeaders.map(\.text),
      alignments: columnHeaders.indices.map { isTrailing(column: $0) ? .trailing : .leading },
      body: body
    ).text
  }

  /// The table as HTML with a caption and header scopes, escaped.
  ///
  /// - Parameter settings: The language of signs and masks, and the colours of axes.
  /// - Returns: A `<table>`.
  /// - Complexity: O(*n*) in the number of cells.
  public func html(settings: FigureSettings = .current) -> String {
    var writer = TableWriter(settings: settings)
    writer.write(self)
    return writer.markup.markup
  }
}

extension [DataTable] {
  /// The tables as HTML: several are side by side where there is room.
  ///
  /// - Parameter settings: The language of signs and masks, and the colours of axes.
  /// - Returns: A `<table>`, a `<div>` of several, or nil if there is none.
  public func html(settings: FigureSettings = .current) -> String? {
    guard count > 1 else { return first?.html(settings: settings) }
    var writer = MarkupWriter()
    writer.open("div", ["class": "figure-tables"])
    for table in self { writer.fragment(table.html(settings: settings)) }
    writer.close("div")
    return writer.markup
  }
}

extension DataTable {
  /// Whether each row is read by itself, as steps and counts are; on a narrow screen it is a card.
  fileprivate var isReadByRow: Bool {
    groups.contains { group in
      group.rows.contains { row in
        row.cells.contains { cell in
          switch cell {
          case .tokens, .prefix, .verdict, .count: true
          default: false
          }
        }
      }
    }
  }
}

/// Writes a table as HTML.
private struct TableWriter {
  let settings: FigureSettings
  var markup = MarkupWriter()

  mutating func write(_ table: DataTable) {
    let hasCards = table.isReadByRow
    markup.open("table", ["class": hasCards ? "data-table cards" : "data-table"])
    markup.element("caption", text: table.caption)
    markup.open("thead")
    markup.open("tr")
    for (column, header) in table.columnHeaders.enumerated() {
      write(header, as: "th", scope: "col", isTrailing: table.isTrailing(column: column))
    }
    markup.close("tr")
    markup.close("thead")
    // On a narrow screen each row is a card, and its cells name themselves.
    let names = hasCards ? table.columnHeaders.dropFirst().map(\.text) : []
    for group in table.groups {
      write(group, columnCount: table.columnHeaders.count, names: names)
    }
    markup.close("table")
  }

  private mutating func write(_ group: DataTable.Group, columnCount: Int, names: [String]) {
    markup.open("tbody")
    if let title = group.title {
      markup.open("tr", ["class": "group"])
      markup.element("th", ["scope": "rowgroup", "colspan": String(columnCount)], text: title)
      markup.close("tr")
    }
    for row in group.rows {
      markup.open("tr")
      write(row.header, as: "th", scope: "row")
      for (column, cell) in row.cells.enumerated() {
        let name = names.indices.contains(column) ? names[column] : nil
        write(cell, as: "td", scope: nil, name: name)
      }
      markup.close("tr")
    }
    markup.close("tbody")
    markup.text("\n")
  }

  private mutating func write(
    _ cell: DataCell, as element: String, scope: String?, isTrailing: Bool = false,
    name: String? = nil
  ) {
    var attributes: [MarkupAttribute] = []
    if let scope { attributes.append(MarkupAttribute("scope", scope)) }
    let isData = element == "td"
    let classNames = [
      isData ? Self.className(ofData: cell) : Self.className(ofHeader: cell),
      isTrailing ? "trailing" : nil,
    ].compactMap(\.self)
    if !classNames.isEmpty {
      attributes.append(MarkupAttribute("class", classNames.joined(separator: " ")))
    }
    if let name { attributes.append(MarkupAttribute("data-name", name)) }
    markup.open(element, attributes)
    writeContent(of: cell)
    markup.close(element)
  }

  /// Most cells under the headers hold numbers, so that those of words have the class.
  private static func className(ofData cell: DataCell) -> String? {
    switch cell {
    case .text, .axes: "words"
    case .number, .elided: nil
    case .count: "count"
    default: className(ofHeader: cell)
    }
  }

  private static func className(ofHeader cell: DataCell) -> String? {
    switch cell {
    case .text, .axes: nil
    case .number, .elided: "number"
    case .count: "number count"
    case .tokens, .prefix: "tokens"
    case .verdict(_, let agrees): agrees ? "verdict agrees" : "verdict differs"
    case .masked: "masked"
    }
  }

  private mutating func writeContent(of cell: DataCell) {
    switch cell {
    case .text(let words): markup.text(words)
    case .axes(let names, let separator):
      for (index, name) in names.enumerated() {
        if index > 0 { markup.text(separator) }
        write(axis: name)
      }
    case .number(let digits): markup.text(NumberFormat.typographic(digits))
    case .tokens(let tokens): write(tokens)
    case .prefix(let earlier, let newest):
      write(earlier)
      if !earlier.isEmpty { markup.text(" ") }
      markup.element("code", ["class": "newest"], text: newest)
    case .count(let digits, let ratio):
      markup.text(digits)
      if let ratio { markup.element("span", ["class": "ratio"], text: "×\(ratio)") }
    case .verdict(let token, let agrees):
      markup.element("span", ["class": "sign"], text: agrees ? "✓" : "✗")
      markup.element(
        "span", ["class": "visually-hidden"], text: settings.phrases.verdict(agrees: agrees))
      markup.text(" ")
      write([token])
    case .masked: markup.text(settings.phrases.masked)
    case .elided: markup.text("…")
    }
  }

  /// The name of an axis, in its colour if it has one.
  private mutating func write(axis name: String) {
    guard let className = settings.className(ofAxis: name) else { return markup.text(name) }
    markup.element("span", ["class": "axis \(className)"], text: name)
  }

  private mutating func write(_ tokens: [String]) {
    for (index, token) in tokens.enumerated() {
      if index > 0 { markup.text(" ") }
      markup.element("code", text: token)
    }
  }
}
