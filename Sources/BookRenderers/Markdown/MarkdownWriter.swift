import BookDocument
import BookLanguage
import CellRecords

/// Writes a chapter's tree as Markdown, for GitHub or for notebooks.
struct MarkdownWriter {
  /// A line of Markdown, or the place of a cell that stands for itself.
  enum Line: Equatable {
    case text(String)
    case cell(Int)
  }

  /// What the forms of Markdown differ in.
  struct Dialect {
    /// What files of the same form end in.
    let ending: String
    let formula: (String) -> String
    let formulaFences: (opening: String, closing: String)
    /// Whether GitHub's boxes are known.
    let hasBoxes: Bool
    /// The lines of a cell, or its place.
    let cell: (Cell) -> [Line]
    /// The lines of a figure that is shown again.
    let embed: (Reference) -> [Line]
  }

  let built: BuiltChapter
  let book: RenderedBook
  let dialect: Dialect

  private var chapter: Chapter { built.chapter }
  private var phrases: any Phrases { book.phrases }

  /// All lines of the chapter's text.
  var lines: [Line] {
    var lines = lines(of: chapter.blocks)
    for footnote in chapter.footnotes {
      let inner = self.lines(of: footnote.blocks)
      lines += [.text("")] + indented(inner, first: "[^\(footnote.name)]: ", rest: "    ")
    }
    return lines
  }

  /// Blocks that follow each other, with an empty line between two unless the list they are in is
  /// tight.
  private func lines(of blocks: [Block], isTight: Bool = false) -> [Line] {
    var lines: [Line] = []
    for block in blocks {
      let next = self.lines(of: block)
      guard !next.isEmpty else { continue }
      if !lines.isEmpty, !isTight || next.contains(.text("")) { lines.append(.text("")) }
      lines += next
    }
    return lines
  }

  private func lines(of block: Block) -> [Line] {
    switch block.content {
    case .heading(let heading):
      let place = heading.label.map { "<a id=\"\($0.name)\"></a>" } ?? ""
      let mark = String(repeating: "#", count: heading.level)
      return [.text("\(mark) \(place)\(text(of: heading.content).onOneLine)")]
    case .paragraph(let line): return lines(of: line)
    case .list(let list): return lines(of: list)
    case .quote(let blocks): return quoted(lines(of: blocks))
    case .box(let box): return lines(of: box)
    case .table(let table): return lines(of: table)
    case .code(let code): return fenced(code.text, info: code.info)
    case .cell(let index): return dialect.cell(chapter.cells[index])
    case .formula(let formula): return lines(of: formula)
    case .excerpt(let excerpt):
      let source = phrases.excerpt(from: excerpt.path, name: excerpt.name).markdownEscaped
      return fenced(excerpt.code, info: "swift") + [.text(""), .text(source)]
    case .embed(let reference): return dialect.embed(reference)
    // Readers of pages see raw HTML as text too.
    case .html(let text): return fenced(text, info: "html")
    case .rule: return [.text("---")]
    }
  }
}

// MARK: - Blocks

extension MarkdownWriter {
  private func lines(of line: [Inline]) -> [Line] {
    text(of: line).split(separator: "\n", omittingEmptySubsequences: false)
      .map { .text($0.escapedAtStart) }
  }

  private func lines(of list: Block.List) -> [Line] {
    var lines: [Line] = []
    for (offset, item) in list.items.enumerated() {
      if !list.isTight, offset > 0 { lines.append(.text("")) }
      let marker = list.start.map { "\($0 + offset). " } ?? "- "
      let box = item.isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
      let margin = String(repeating: " ", count: marker.count)
      let inner = self.lines(of: item.blocks, isTight: list.isTight)
      lines += indented(inner.isEmpty ? [.text("")] : inner, first: marker + box, rest: margin)
    }
    return lines
  }

  private func indented(_ lines: [Line], first: String, rest: String) -> [Line] {
    lines.enumerated().map { index, line in
      guard case .text(let text) = line else { return line }
      return .text(index == 0 ? first + text : text.isEmpty ? "" : rest + text)
    }
  }

  private func quoted(_ lines: [Line]) -> [Line] {
    lines.map { line in
      guard case .text(let text) = line else { return line }
      return .text(text.isEmpty ? ">" : "> " + text)
    }
  }

  private func lines(of box: Block.Box) -> [Line] {
    let title = text(of: box.title).onOneLine
    var head: [Line]
    if dialect.hasBoxes, box.kind.isKnownToGitHub {
      head = [.text("[!\(box.kind.rawValue)]")]
      if !title.isEmpty { head += [.text("**\(title)**"), .text("")] }
    } else {
      let kind = box.name(title, in: phrases)
      let isNamed = box.kind != .details && !title.isEmpty
      head = [.text("**\(kind)\(isNamed ? phrases.captionSpace + title : "")**"), .text("")]
    }
    return quoted(head + lines(of: box.blocks))
  }

  private func lines(of table: Block.Table) -> [Line] {
    func row(_ cells: [String]) -> Line { .text("| " + cells.joined(separator: " | ") + " |") }
    func texts(_ cells: [[Inline]]) -> [String] {
      cells.map { text(of: $0).onOneLine.escapingPipes }
    }
    let rule = table.columns.map { alignment in
      switch alignment {
      case .left: ":---"
      case .center: ":---:"
      case .right: "---:"
      case nil: "---"
      }
    }
    let rows = [row(texts(table.header)), row(rule)] + table.rows.map { row(texts($0)) }
    guard let caption = table.caption, let label = table.label else { return rows }
    let number = book.index.labels[label.name]?.name.map { "**\($0)** " } ?? ""
    return rows + [
      .text(""),
      .text("<a id=\"\(label.name)\"></a>\(number)\(text(of: caption).onOneLine)"),
    ]
  }

  private func lines(of formula: Formula) -> [Line] {
    let (opening, closing) = dialect.formulaFences
    let lines =
      [.text(opening)] + formula.source.textLines.map(Line.text) + [Line.text(closing)]
    guard let label = formula.label?.name, let name = book.index.labels[label]?.name else {
      return lines
    }
    return lines + [.text(""), .text("<a id=\"\(label)\"></a>\(phrases.bracketed(name))")]
  }

  private func fenced(_ text: String, info: String) -> [Line] {
    let fence = text.fence
    return ([fence + info] + (text.isEmpty ? [] : text.textLines) + [fence]).map(Line.text)
  }
}

// MARK: - Text

extension MarkdownWriter {
  /// The name of what a reference leads to, as a link.
  func link(to reference: Reference) -> String {
    guard let (name, place) = book.destination(of: reference, in: chapter) else {
      return reference.label.markdownEscaped
    }
    let page = place.slug == chapter.slug ? "" : place.slug + dialect.ending
    return "[\(name)](\(page)\(place.anchor.isEmpty ? "" : "#\(place.anchor)"))"
  }

  func text(of line: [Inline]) -> String {
    line.map { inline in
      switch inline.content {
      case .text(let text), .html(let text): text.proseEscaped
      case .code(let text): text.codeSpan
      case .emphasis(let inner): "*\(text(of: inner))*"
      case .strong(let inner): "**\(text(of: inner))**"
      case .strikethrough(let inner): "~~\(text(of: inner))~~"
      case .link(let link, let inner): text(of: link, inner)
      case .image(let image):
        "![\(image.alternative.plainText.proseEscaped)]"
          + "(\(address(image.isUsable ? "../" + image.url : image.url))\(title(image.title)))"
      case .value(let index): built.run.values[index].markdownEscaped
      case .formula(let formula): dialect.formula(formula.source)
      case .reference(let reference): link(to: reference)
      case .citation(let citation):
        phrases.evidence(book.text(of: citation, in: chapter).markdownEscaped)
      case .proofReference(let reference): phrases.proof(reference.claim).markdownEscaped
      case .footnote(let mark): "[^\(mark.name)]"
      case .softBreak: "\n"
      case .lineBreak: "\\\n"
      }
    }.joined()
  }

  private func text(of link: Link, _ inner: [Inline]) -> String {
    let text = text(of: inner)
    switch link.target {
    case .address where inner.plainText == link.url && link.title.isEmpty:
      return "<\(link.url)>"
    case .chapter(let slug, let anchor):
      let place = anchor.isEmpty ? "" : "#\(anchor)"
      return "[\(text)](\(address(slug + dialect.ending + place))\(title(link.title)))"
    case .file: return "[\(text)](\(address("../" + link.url))\(title(link.title)))"
    case .anchor, .address: return "[\(text)](\(address(link.url))\(title(link.title)))"
    }
  }

  private func address(_ url: String) -> String {
    let isPlain =
      !url.isEmpty && url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
      && !url.contains { "()<>\\".contains($0) }
    return isPlain ? url : "<" + url.replacing("<", with: "\\<").replacing(">", with: "\\>") + ">"
  }

  private func title(_ title: String) -> String {
    title.isEmpty
      ? "" : " \"\(title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}

extension String {
  /// The text with a space for each line end.
  fileprivate var onOneLine: String {
    replacing("\\\n", with: " ").replacing("\n", with: " ")
  }

  /// The text in a cell of a table, where a bar would end it.
  fileprivate var escapingPipes: String {
    replacing(/\\?\|/) { $0.output.hasPrefix("\\") ? String($0.output) : "\\|" }
  }
}
