import CellRecords

extension DataTable {
  /// The table as HTML with a caption and header scopes, escaped.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public var html: String {
    var writer = MarkupWriter()
    writer.open("table", ["class": "data-table"])
    writer.element("caption", text: caption)
    writer.open("thead")
    writer.open("tr")
    for (column, header) in columnHeaders.enumerated() {
      writer.write(header, as: "th", scope: "col", isTrailing: isTrailing(column: column))
    }
    writer.close("tr")
    writer.close("thead")
    for group in groups {
      writer.write(group, columnCount: columnHeaders.count)
    }
    writer.close("table")
    return writer.markup
  }
}

extension [DataTable] {
  /// The tables as HTML: several stand side by side where there is room; nil if there is none.
  public var html: String? {
    guard count > 1 else { return first?.html }
    var writer = MarkupWriter()
    writer.open("div", ["class": "figure-tables"])
    for table in self { writer.fragment(table.html) }
    writer.close("div")
    return writer.markup
  }
}

extension MarkupWriter {
  fileprivate mutating func write(_ group: DataTable.Group, columnCount: Int) {
    open("tbody")
    if let title = group.title {
      open("tr", ["class": "group"])
      element("th", ["scope": "rowgroup", "colspan": String(columnCount)], text: title)
      close("tr")
    }
    for row in group.rows {
      open("tr")
      write(row.header, as: "th", scope: "row")
      for cell in row.cells {
        write(cell, as: "td", scope: nil)
      }
      close("tr")
    }
    close("tbody")
    text("\n")
  }

  fileprivate mutating func write(
    _ cell: DataCell, as name: String, scope: String?, isTrailing: Bool = false
  ) {
    var attributes: [MarkupAttribute] = []
    if let scope { attributes.append(MarkupAttribute("scope", scope)) }
    let classNames = [cell.className, isTrailing ? "trailing" : nil].compactMap(\.self)
    if !classNames.isEmpty {
      attributes.append(MarkupAttribute("class", classNames.joined(separator: " ")))
    }
    open(name, attributes)
    writeContent(of: cell)
    close(name)
  }

  private mutating func writeContent(of cell: DataCell) {
    switch cell {
    case .text(let words): text(words)
    case .axes(let names, let separator):
      for (index, name) in names.enumerated() {
        if index > 0 { text(separator) }
        axis(name)
      }
    case .number(let digits): text(NumberFormat.typographic(digits))
    case .tokens(let tokens): write(tokens)
    case .prefix(let earlier, let newest):
      write(earlier)
      if !earlier.isEmpty { text(" ") }
      element("code", ["class": "token newest"], text: newest)
    case .count(let digits, let ratio):
      text(digits)
      if let ratio { element("span", ["class": "ratio"], text: "×\(ratio)") }
    case .verdict(let token, let agrees):
      element("span", ["class": "sign"], text: agrees ? "✓" : "✗")
      element("span", ["class": "visually-hidden"], text: agrees ? "与目标相同：" : "与目标不同：")
      text(" ")
      write([token])
    case .masked: text("遮罩")
    case .elided: text("…")
    }
  }

  /// The name of an axis, in its colour if it has one.
  private mutating func axis(_ name: String) {
    guard let kind = AxisKind(name: name) else { return text(name) }
    element("span", ["class": "axis \(kind.className)"], text: name)
  }

  private mutating func write(_ tokens: [String]) {
    for (index, token) in tokens.enumerated() {
      if index > 0 { text(" ") }
      element("code", ["class": "token"], text: token)
    }
  }
}
