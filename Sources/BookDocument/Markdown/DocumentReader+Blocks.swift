import BookLanguage

// MARK: - Code, cells and formulas

extension DocumentReader {
  mutating func code(_ node: MarkdownNode) -> Block.Content {
    let code = Block.CodeBlock(info: unmarked(node.fenceInfo), text: unmarked(node.literal))
    checkFence(node)
    if code.language != "swift" { rejectOptionsInComments() }
    switch code.language {
    case "swift": return cell(code.text, at: node.startLine)
    case "math": return formula(code, at: node.startLine)
    default: return .code(code)
    }
  }

  /// A fence that is never closed swallows the rest of the chapter without a word.
  private mutating func checkFence(_ node: MarkdownNode) {
    guard node.isFenced else { return }
    let marks = (source.line(node.endLine) ?? "").drop { " \t>".contains($0) }
    let isClosed =
      node.endLine > node.startLine && (["```", "~~~", "$$"].contains { marks.hasPrefix($0) })
    guard !isClosed else { return }
    diagnostics.append(
      Diagnostic(
        .fenceUnclosed, at: SourceLocation(path: map.path, line: node.startLine),
        "this code block is never closed",
        rule: "a fence closes with as many marks as it opens with",
        help: "write '```' on a line of its own after the code"))
  }

  private mutating func cell(_ text: String, at fence: Int) -> Block.Content {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let optionLines = Array(lines.prefix { $0.hasPrefix(CellOptionsParser.prefix) })
    var code = lines.dropFirst(optionLines.count)
    if code.last == "" { code.removeLast() }
    let column = indentation(of: lines, firstLine: fence + 1) + 1
    let place = SourceLocation(path: map.path, line: fence + 1, column: column)
    let options =
      optionsInComments
      + optionLines.enumerated().map { offset, line in
        CellOptionsParser.Line(
          text: line,
          location: SourceLocation(path: map.path, line: place.line + offset, column: column))
      }
    optionsInComments = []
    let parsed = CellOptionsParser.parse(
      options, in: context.language, defaults: context.cellDefaults)
    diagnostics += parsed.diagnostics
    if let written = parsed.options.include {
      let isAlone = optionLines.count == 1 && code.allSatisfy { $0.trimming().isEmpty }
      return excerpt(written, in: optionLines, at: place, isAlone: isAlone)
    }
    if let label = parsed.label { labels.append(label) }
    let start = SourceLocation(
      path: map.path, line: fence + 1 + optionLines.count, column: column)
    cells.append(
      Cell(
        index: cells.count, code: code.joined(separator: "\n"), location: start,
        options: parsed.options))
    if let caption = parsed.options.caption {
      // What is computed in a caption sees its own cell.
      cells[cells.count - 1].options.captionLine = self.caption(
        caption, onLine: parsed.captionLine ?? fence + 1)
    }
    return .cell(cells.count - 1)
  }

  /// `path#name`; the file is read when the whole chapter is known.
  private mutating func excerpt(
    _ written: String, in optionLines: [String], at place: SourceLocation, isAlone: Bool
  ) -> Block.Content {
    let row = optionLines.firstIndex { $0.contains("include:") } ?? 0
    var location = place
    location.line += row
    if let value = optionLines[row].range(of: written) {
      location.column += optionLines[row][..<value.lowerBound].utf8.count
    }
    let parts = written.split(separator: "#", maxSplits: 1).map(String.init)
    let isComplete = parts.count == 2 && !written.hasPrefix("#")
    if !isAlone || !isComplete {
      diagnostics.append(
        Diagnostic(
          .includeInvalid, in: SourceRange(of: written, at: location),
          isComplete
            ? "a block that includes lines has nothing else"
            : "'\(written)' does not name a part of a file",
          rule: Excerpt.rule,
          help: isComplete ? "move the other lines to a block of their own" : nil))
      return .code(.init(info: "swift", text: written))
    }
    return .excerpt(Excerpt(file: parts[0], name: parts[1], location: location))
  }

  /// How many bytes of a list's or quote's indentation cmark took from the cell's lines: the
  /// compiler's columns are those of the original.
  private func indentation(of lines: [String], firstLine: Int) -> Int {
    for (offset, line) in lines.enumerated() where !line.isEmpty {
      guard let original = source.line(firstLine + offset) else { return 0 }
      return original.hasSuffix(line) ? original.utf8.count - line.utf8.count : 0
    }
    return 0
  }

  /// A block whose fence is `` ```math {#eq-loss} `` is numbered, and references can name it.
  private mutating func formula(_ code: Block.CodeBlock, at fence: Int) -> Block.Content {
    var label: Label?
    let opening = map.start(ofLine: fence)..<map.end(ofLine: fence)
    if let (_, name) = LabelSyntax.split(code.info) {
      let place = map.firstOffset(of: "{#\(name)}", in: opening).map { $0 + 2 }
      label = note(Label(name, at: map.location(at: place ?? opening.lowerBound)))
    } else if code.info.trimming() != "math" {
      let rest = code.info.trimming().dropFirst("math".count).trimming()
      let place = map.firstOffset(of: rest, in: opening) ?? opening.lowerBound
      diagnostics.append(
        Diagnostic(
          .mathFenceInvalid, in: map.range(place..<place + rest.utf8.count),
          "unexpected '\(rest)' after 'math'", rule: "a numbered formula is '```math {#eq-name}'"))
    }
    let lines = lines(of: code.text, firstLine: fence + 1)
    return .formula(Formula(source: code.text, isBlock: true, lines: lines, label: label))
  }

  /// The places of a formula's lines: cmark has taken a list's or quote's indentation from each.
  private func lines(of text: String, firstLine: Int) -> [Formula.Line] {
    var lines: [Formula.Line] = []
    var offset = 0
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let original = source.line(firstLine + index) ?? ""
      let indentation = original.hasSuffix(line) ? original.utf8.count - line.utf8.count : 0
      let place = SourceLocation(path: map.path, line: firstLine + index, column: indentation + 1)
      lines.append(Formula.Line(offset: offset, location: place))
      offset += line.unicodeScalars.count + 1
    }
    return lines
  }
}

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
    return blocks
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
