import BookLanguage

// MARK: - Boxes

extension DocumentReader {
  /// A quote that starts with a marker is a box, GitHub's `> [!NOTE]` and our `> [!ERRATUM]`; what
  /// follows the marker on its line is the box's own title.
  mutating func quote(_ node: MarkdownNode) -> Block.Content {
    let blocks = blocks(of: node.children)
    guard case .paragraph(let line) = blocks.first?.content, let first = line.first,
      case .text(let text) = first.content,
      let match = text.prefixMatch(of: /\[!(\w+)\](?:[ \t]+|$)/)
    else { return aside(blocks).map { .box($0) } ?? .quote(blocks) }
    let name = String(match.1)
    guard let kind = BoxKind(rawValue: name.uppercased()) else {
      reportUnknownBox(name, at: first.range.start)
      return .quote(blocks)
    }
    let length = text[..<match.range.upperBound].utf8.count
    var place = first.range.start
    place.column += length
    let rest = String(text[match.range.upperBound...])
    var title = line.prefix { !$0.endsLine }.dropFirst()[...]
    if !rest.isEmpty {
      title = [Inline(.text(rest), range: SourceRange(of: rest, at: place))] + title
    }
    let remaining = Array(line.drop { !$0.endsLine }.dropFirst())
    var inner = Array(blocks.dropFirst())
    if let start = remaining.first?.range.start, let paragraph = blocks.first {
      var range = paragraph.range
      range.start = start
      inner.insert(Block(.paragraph(remaining), range: range), at: 0)
    }
    return .box(Block.Box(kind: kind, title: Array(title), blocks: inner))
  }

  private mutating func reportUnknownBox(_ name: String, at start: SourceLocation) {
    var place = start
    place.column += "[!".utf8.count
    diagnostics.append(
      Diagnostic(
        .boxUnknown, in: SourceRange(of: name, at: place), "unknown kind of box '\(name)'",
        rule: "a quote that starts with '[!…]' is a box",
        help: DidYouMean.help(for: name.uppercased(), allowed: BoxKind.allCases.map(\.rawValue))))
  }
}

extension Inline {
  fileprivate var endsLine: Bool {
    switch content {
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}

// MARK: - Tables

extension DocumentReader {
  mutating func table(_ node: MarkdownNode) -> Block.Content {
    let columns = node.columns.count
    let rows = node.children.map { row in
      checkCells(ofLine: row.startLine, columns: columns)
      // The cells of a row come in the order of its line.
      var cursor = SourceCursor(
        map, from: map.start(ofLine: row.startLine), to: map.end(ofLine: row.startLine))
      return row.children.map { cell in
        cursor.skipMargin()
        return inlines(of: cell, &cursor)
      }
    }
    return .table(
      Block.Table(
        columns: node.columns, header: rows.first ?? [], rows: Array(rows.dropFirst())))
  }

  /// Cells beyond the head's vanish, and a bar cuts code in two.
  private mutating func checkCells(ofLine number: Int, columns: Int) {
    let line = (source.line(number) ?? "").drop { " \t>".contains($0) }
    var bars: [Int] = []
    var isEscaped = false
    for (offset, byte) in line.utf8.enumerated() {
      if byte == UInt8(ascii: "|"), !isEscaped { bars.append(offset) }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    let width = line.trimming().utf8.count
    let inner = bars.filter { $0 > 0 && $0 < width - 1 }
    guard inner.count + 1 > columns, inner.indices.contains(columns - 1) else { return }
    let column = (source.line(number) ?? "").utf8.count - line.utf8.count + inner[columns - 1] + 1
    diagnostics.append(
      Diagnostic(
        .tableCellsExcess, at: SourceLocation(path: map.path, line: number, column: column),
        "the row has \(inner.count + 1) cells, and the head has \(columns)",
        rule: "cells beyond the head's are not shown; a '|' within a cell, also in code, is '\\|'"))
  }

  /// Gives every table the caption that the paragraph before or after it holds:
  /// `表：标题 {#tbl-words}`.
  mutating func withCaptions(_ blocks: [Block]) -> [Block] {
    var blocks = blocks
    var index = 0
    while index < blocks.count {
      if case .table(var table) = blocks[index].content {
        for beside in [index - 1, index + 1] where blocks.indices.contains(beside) {
          guard var caption = caption(in: blocks[beside]) else { continue }
          table.label = takeLabel(fromEndOf: &caption)
          table.caption = caption
          blocks[index].content = .table(table)
          blocks.remove(at: beside)
          if beside < index { index -= 1 }
          break
        }
      }
      index += 1
    }
    for case let block in blocks { reportStrayLabel(in: block) }
    for index in blocks.indices {
      guard case .table(let table) = blocks[index].content, table.caption == nil else { continue }
      for beside in [index - 1, index + 1] where blocks.indices.contains(beside) {
        reportCaptionWithoutLabel(blocks[beside])
      }
    }
    return blocks
  }

  /// `Table: words` beside a table, or with the other colon, which is no caption yet.
  private mutating func reportCaptionWithoutLabel(_ block: Block) {
    guard case .paragraph(let line) = block.content, case .text(let start) = line.first?.content,
      let lead = context.language.phrases.captionLeads.first(where: {
        start.hasPrefix($0.dropLast()) && ":：".contains(start.dropFirst($0.count - 1).first ?? " ")
      })
    else { return }
    // One with the other colon and a label has been reported for the label.
    if case .text(let end) = line.last?.content, LabelSyntax.split(end) != nil { return }
    diagnostics.append(
      Diagnostic(
        .markupIgnored, at: block.range.start,
        "this is no caption of the table: it is shown as text",
        rule: "a table's caption is a paragraph '\(lead)… {#tbl-name}' right before or after it"))
  }

  /// The text of a caption without its lead, if a paragraph is one.
  private func caption(in block: Block) -> [Inline]? {
    guard case .paragraph(var line) = block.content, let first = line.first,
      case .text(let start) = first.content,
      let lead = context.language.phrases.captionLeads.first(where: start.hasPrefix),
      case .text(let end) = line.last?.content, LabelSyntax.split(end) != nil
    else { return nil }
    let rest = String(start.dropFirst(lead.count).drop { $0 == " " })
    var place = first.range.start
    place.column += start.utf8.count - rest.utf8.count
    line[0] = Inline(.text(rest), range: SourceRange(of: rest, at: place))
    return line
  }

  /// A label that nothing takes stays in the text, where a reader sees it.
  private mutating func reportStrayLabel(in block: Block) {
    guard case .paragraph(let line) = block.content, let last = line.last,
      case .text(let text) = last.content, let (rest, name) = LabelSyntax.split(text)
    else { return }
    var place = last.range.start
    place.column += text.dropFirst(rest.count).prefix { $0 != "{" }.utf8.count + rest.utf8.count
    let lead = context.language.phrases.captionLeads.first ?? ""
    diagnostics.append(
      Diagnostic(
        .labelStray, in: SourceRange(of: "{#\(name)}", at: place),
        "the label '{#\(name)}' belongs to nothing and is shown as text",
        rule: "a label ends a heading, a '```math' line or a table's caption",
        help: "a caption is a paragraph '\(lead)… {#\(name)}' right before or after its table"))
  }
}
