import BookDocument
import BookLanguage
import CellRecords

/// Lays a chapter's tree out as lines of text.
struct TextLayout {
  private let built: BuiltChapter
  private let book: RenderedBook

  init(_ built: BuiltChapter, of book: RenderedBook) {
    self.built = built
    self.book = book
  }

  private var chapter: Chapter { built.chapter }
  private var phrases: any Phrases { book.phrases }

  /// The text with a line end after its last line.
  var text: String {
    var lines = lines(of: chapter.blocks, columns: 80)
    for (index, footnote) in chapter.footnotes.enumerated() {
      lines += [""] + item(footnote.blocks, marker: "[\(index + 1)] ", isTight: true, columns: 80)
    }
    let hidden = built.hiddenCells
    if !hidden.isEmpty {
      lines += [""] + heading(phrases.hiddenCode, level: 2)
      for cell in hidden {
        lines += ["", phrases.labelled(phrases.cell(cell.name), ""), ""] + code(cell.code)
      }
    }
    return lines.map(\.trimmingSpacesAtEnd).joined(separator: "\n") + "\n"
  }

  /// The lines of blocks that follow each other, an empty one between two.
  private func lines(of blocks: [Block], columns: Int, isTight: Bool = false) -> [String] {
    var lines: [String] = []
    for block in blocks {
      let next = self.lines(of: block, columns: columns)
      guard !next.isEmpty else { continue }
      if !lines.isEmpty, !isTight || block.isSpaced { lines.append("") }
      lines += next
    }
    return lines
  }

  private func lines(of block: Block, columns: Int) -> [String] {
    switch block.content {
    case .heading(let heading):
      wrapped(text(of: heading.content), columns: columns).flatMap {
        self.heading($0, level: heading.level)
      }
    case .paragraph(let line): wrapped(text(of: line), columns: columns)
    case .list(let list): lines(of: list, columns: columns)
    case .quote(let blocks): quoted(lines(of: blocks, columns: max(20, columns - 2)))
    case .box(let box): lines(of: box, columns: columns)
    case .table(let table): lines(of: table)
    case .code(let code): code.text.textLines.map { "    " + $0 }
    case .cell(let index): lines(of: chapter.cells[index])
    case .formula(let formula): lines(of: formula)
    case .excerpt(let excerpt): lines(of: excerpt, columns: columns)
    case .embed(let reference): wrapped(phrases.see(name(of: reference)), columns: columns)
    case .html(let text): text.textLines
    case .rule: [String(repeating: "-", count: min(columns, 40))]
    }
  }

  private func wrapped(_ text: String, columns: Int) -> [String] {
    TextWrapper(columns: columns).lines(of: text)
  }
}

// MARK: - Blocks

extension TextLayout {
  private func lines(of list: Block.List, columns: Int) -> [String] {
    var lines: [String] = []
    for (offset, listItem) in list.items.enumerated() {
      if !list.isTight, offset > 0 { lines.append("") }
      let marker = list.start.map { "\($0 + offset). " } ?? "- "
      let box = listItem.isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
      lines += item(
        listItem.blocks, marker: marker, lead: box, isTight: list.isTight, columns: columns)
    }
    return lines
  }

  private func item(
    _ blocks: [Block], marker: String, lead: String = "", isTight: Bool, columns: Int
  ) -> [String] {
    var blocks = blocks
    if !lead.isEmpty, case .paragraph(let line)? = blocks.first?.content {
      let box = Inline(.text(lead), range: blocks[0].range)
      blocks[0].content = .paragraph([box] + line)
    }
    let width = marker.count
    let inner = lines(of: blocks, columns: max(20, columns - width), isTight: isTight)
    let margin = String(repeating: " ", count: width)
    return inner.enumerated().map { ($0.offset == 0 ? marker : margin) + $0.element }
  }

  private func quoted(_ lines: [String]) -> [String] { lines.map { "> " + $0 } }

  /// The kind of a box comes before its title, or before its text where it has none.
  private func lines(of box: Block.Box, columns: Int) -> [String] {
    let columns = max(20, columns - 2)
    let title = box.kind == .details ? "" : text(of: box.title)
    let kind = phrases.boxMark(box.name(text(of: box.title), in: phrases))
    guard title.isEmpty, box.kind != .details,
      case .paragraph(let line)? = box.blocks.first?.content
    else {
      let body = lines(of: box.blocks, columns: columns)
      return quoted(wrapped(kind + title, columns: columns) + (body.isEmpty ? [] : [""] + body))
    }
    let body = lines(of: Array(box.blocks.dropFirst()), columns: columns)
    return quoted(
      wrapped(kind + text(of: line), columns: columns) + (body.isEmpty ? [] : [""] + body))
  }

  private func heading(_ text: String, level: Int) -> [String] {
    guard level <= 2 else { return [String(repeating: "#", count: level) + " " + text] }
    let mark = level == 1 ? "=" : "-"
    return [text, String(repeating: mark, count: displayWidth(of: text))]
  }

  private func lines(of table: Block.Table) -> [String] {
    let header = table.header.map(text(of:))
    let rows = table.rows.map { $0.map(text(of:)) }
    let lines = TextTable(header: header, rows: rows).lines
    guard let caption = table.caption, let label = table.label else { return lines }
    let number = book.index.labels[label.name]?.name.map { $0 + phrases.captionSpace } ?? ""
    return lines + ["", "  \(number)\(text(of: caption))"]
  }

  private func lines(of formula: Formula) -> [String] {
    let lines = formula.source.textLines.map { "    " + $0 }
    guard let name = formula.label.flatMap({ book.index.labels[$0.name]?.name }) else {
      return lines
    }
    return lines + ["", phrases.bracketed(name)]
  }
}

// MARK: - Cells

extension TextLayout {
  private func lines(of excerpt: Excerpt, columns: Int) -> [String] {
    let source = phrases.excerpt(from: excerpt.path, name: excerpt.name)
    return excerpt.code.textLines.map { "    " + $0 } + [""]
      + wrapped(source, columns: columns - 4).map { "  " + $0 }
  }

  private func code(_ code: String) -> [String] { code.textLines.map { "    " + $0 } }

  private func lines(of cell: Cell) -> [String] {
    var blocks: [[String]] = []
    if cell.showsCode { blocks.append(code(cell.shownCode)) }
    blocks += built.shownOutputs(of: cell).map(lines(of:))
    if let caption = book.caption(of: cell, in: chapter), cell.options.output {
      let text = [caption.number, self.text(of: caption.line)].compactMap(\.self)
        .joined(separator: phrases.captionSpace)
      blocks.append(wrapped(text, columns: 76).map { "  " + $0 })
    }
    return Array(blocks.joined(separator: [""]))
  }

  private func lines(of output: CellOutput) -> [String] {
    switch output {
    case .printed(let text), .value(let text): return text.textLines.map { "  | " + $0 }
    case .figure(let figure): return figure.text.textLines.map { "  " + $0 }
    case .proof(let proof): return wrapped(book.line(of: proof), columns: 76).map { "  " + $0 }
    case .question(let question):
      let lines = question.lines(in: phrases)
      let answers = [phrases.labelled(phrases.answers, "")] + lines.answers
      return ([lines.prompt] + lines.options + answers)
        .flatMap { wrapped($0, columns: 74) }.map { "  ? " + $0 }
    case .expectedFailure(let failure):
      let title = phrases.labelled(failure.kind.title(in: phrases), "")
      return ["  \(title)"] + failure.text.textLines.map { "  | " + $0 }
    }
  }
}

// MARK: - Text

extension TextLayout {
  private func name(of reference: Reference) -> String {
    book.destination(of: reference, in: chapter)?.name ?? reference.label
  }

  private func text(of line: [Inline]) -> String {
    line.map { inline in
      switch inline.content {
      case .text(let text), .html(let text): text
      case .code(let text): "`\(text)`"
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): text(of: inner)
      case .link(let link, let inner):
        link.url.contains("://") && text(of: inner) != link.url
          ? "\(text(of: inner)) <\(link.url)>" : text(of: inner)
      case .image(let image): phrases.picture(text(of: image.alternative))
      case .value(let index): built.run.values[index].replacing("\n", with: " ")
      case .formula(let formula): "$\(formula.source)$"
      case .reference(let reference): name(of: reference)
      case .citation(let citation):
        phrases.evidence(book.text(of: citation, in: chapter))
      case .proofReference(let reference): phrases.proof(reference.claim)
      case .footnote(let mark): "[\(mark.number)]"
      case .softBreak(let isSpace): isSpace ? " " : ""
      case .lineBreak: "\n"
      }
    }.joined()
  }
}

extension Block {
  /// Whether an empty line comes before the block even in a tight list.
  fileprivate var isSpaced: Bool {
    switch content {
    case .code, .cell, .formula, .excerpt, .table, .quote, .box: true
    default: false
    }
  }
}
