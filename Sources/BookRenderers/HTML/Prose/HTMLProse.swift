import BookDocument
import BookLanguage

/// Writes a chapter's tree as HTML, which is that of cmark-gfm in its safe mode wherever the text is
/// plain Markdown.
struct HTMLProse {
  let filling: any ProseFilling
  var writer = HTMLWriter()
  var footnotes: [Footnote] = []
  var isInTable = false

  static func html(of chapter: Chapter, _ filling: any ProseFilling) -> String {
    var prose = HTMLProse(filling)
    prose.footnotes = filling.showsNotesBeside ? chapter.footnotes : []
    prose.write(chapter.blocks, isTight: false)
    prose.footnotes = []
    prose.writeFootnotes(of: chapter)
    return prose.writer.html
  }

  /// A line of text by itself.
  static func html(of line: [Inline], _ filling: any ProseFilling) -> String {
    var prose = HTMLProse(filling)
    prose.write(line)
    return prose.writer.html
  }

  private init(_ filling: any ProseFilling) {
    self.filling = filling
  }

  private var phrases: any Phrases { filling.phrases }

  private mutating func write(_ blocks: [Block], isTight: Bool) {
    for block in blocks { write(block, isTight: isTight) }
  }

  private mutating func write(_ block: Block, isTight: Bool) {
    switch block.content {
    case .heading(let heading): write(heading)
    case .paragraph(let line): write(paragraph: line, isTight: isTight)
    case .list(let list): write(list)
    case .quote(let blocks):
      writer.lines("<blockquote>")
      write(blocks, isTight: false)
      writer.lines("</blockquote>")
    case .box(let box): write(box)
    case .table(let table): write(table)
    case .code(let code): write(code)
    case .cell(let index): fill(filling.cell(index))
    case .formula(let formula): fill(filling.formula(formula))
    case .excerpt(let excerpt): fill(filling.excerpt(excerpt))
    case .embed(let reference): fill(filling.embed(reference))
    case .html(let text): writer.lines("<pre><code>\(text.htmlEscaped)</code></pre>")
    case .rule: writer.lines("<hr />")
    }
  }

  /// Writes what a place is filled with; an empty line follows it.
  private mutating func fill(_ markup: String) {
    writer.beginLine()
    writer.write(markup)
    writer.write("\n")
  }
}

// MARK: - Blocks

extension HTMLProse {
  private mutating func write(_ heading: Heading) {
    writer.beginLine()
    writer.write("<h\(heading.level)>")
    write(heading.content)
    let id = filling.id(heading.id).htmlEscaped
    if heading.label != nil {
      // Links from before the heading had a label lead to the id of its text.
      writer.write("<span id=\"\(filling.id(heading.textID).htmlEscaped)\"></span>")
    }
    writer.write(
      "<a class=\"anchor\" id=\"\(id)\" href=\"#\(id)\" aria-label=\"\(phrases.headingLink)\">#</a>"
        + "</h\(heading.level)>\n")
  }

  private mutating func write(paragraph line: [Inline], isTight: Bool, end: String = "") {
    if !isTight {
      writer.beginLine()
      writer.write("<p>")
    }
    write(line)
    writer.write(end)
    if !isTight { writer.write("</p>\n") }
  }

  private mutating func write(_ list: Block.List) {
    writer.beginLine()
    switch list.start {
    case nil: writer.write("<ul>\n")
    case 1: writer.write("<ol>\n")
    case let start?: writer.write("<ol start=\"\(start)\">\n")
    }
    for item in list.items {
      writer.beginLine()
      writer.write("<li>")
      if let isDone = item.isDone {
        writer.write(
          "<input type=\"checkbox\" \(isDone ? "checked=\"\" " : "")disabled=\"\" /> ")
      }
      write(item.blocks, isTight: list.isTight)
      writer.write("</li>\n")
    }
    writer.write(list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  private mutating func writeFolded(_ box: Block.Box) {
    // What is folded on a screen cannot be opened on paper.
    writer.lines("<details class=\"details\"\(filling.isPrinted ? " open" : "")>")
    writer.beginLine()
    writer.write("<summary>")
    if box.title.isEmpty {
      writer.text(box.kind.title(in: phrases))
    } else {
      write(box.title)
    }
    writer.write("</summary>")
    write(box.blocks, isTight: false)
    writer.lines("</details>")
  }

  private mutating func write(_ box: Block.Box) {
    guard box.kind != .details else { return writeFolded(box) }
    let kind = box.kind.rawValue.lowercased()
    let title = box.name ?? box.kind.title(in: phrases)
    writer.lines(
      "<aside class=\"alert alert-\(kind)\" role=\"note\" aria-label=\"\(title.htmlEscaped)\">")
    writer.lines(
      "<p class=\"alert-title\"><span class=\"alert-kind\">\(title.htmlEscaped)</span> ")
    write(box.title)
    writer.lines("</p>")
    write(box.blocks, isTight: false)
    writer.lines("</aside>")
  }

  private mutating func write(_ code: Block.CodeBlock) {
    writer.beginLine()
    let language = code.info.isEmpty ? "" : " class=\"language-\(code.language.htmlEscaped)\""
    writer.write("<pre><code\(language)>\(code.text.htmlEscaped)</code></pre>\n")
  }

  private mutating func writeFootnotes(of chapter: Chapter) {
    guard !chapter.footnotes.isEmpty else { return }
    let marks = chapter.allInlines.compactMap { inline -> Int? in
      if case .footnote(let mark) = inline.content { mark.number } else { nil }
    }
    writer.beginLine()
    writer.write("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
    for (index, footnote) in chapter.footnotes.enumerated() {
      writer.write("<li id=\"\(filling.id("fn-" + Href.escaped(footnote.name)))\">\n")
      let back = links(backTo: footnote, marks: marks.count { $0 == index + 1 })
      if case .paragraph(let line) = footnote.blocks.last?.content {
        write(Array(footnote.blocks.dropLast()), isTight: false)
        write(paragraph: line, isTight: false, end: " " + back)
      } else {
        write(footnote.blocks, isTight: false)
        writer.write(back + "\n")
      }
      writer.write("</li>\n")
    }
    writer.write("</ol>\n</section>\n")
  }

  private func links(backTo footnote: Footnote, marks: Int) -> String {
    let name = filling.id("fnref-" + Href.escaped(footnote.name))
    return (1...max(1, marks)).map { occurrence in
      let target = occurrence == 1 ? name : "\(name)-\(occurrence)"
      let number =
        occurrence == 1 ? "" : "<sup class=\"footnote-ref\">\(occurrence)</sup>"
      return "<a href=\"#\(target)\" class=\"footnote-backref\" data-footnote-backref"
        + " aria-label=\"\(phrases.footnoteBack)\">↩\(number)</a>"
    }.joined(separator: " ")
  }
}

// MARK: - Tables

extension HTMLProse {
  private mutating func write(_ table: Block.Table) {
    guard let caption = table.caption, let label = table.label else { return writeBox(of: table) }
    let id = filling.id(label.name).htmlEscaped
    writer.lines("<figure class=\"figure\" id=\"\(id)\">")
    let number = filling.number(of: label).map { "<span class=\"figure-number\">\($0)</span> " }
    writer.lines("<figcaption>\(number ?? "")")
    write(caption)
    writer.lines("</figcaption>")
    writeBox(of: table)
    writer.lines("</figure>")
  }

  /// A table is in a box of its own that scrolls when the page is narrow.
  private mutating func writeBox(of table: Block.Table) {
    writer.lines("<div class=\"table-scroll\">")
    writer.lines("<table>")
    writer.lines("<thead>")
    write(row: table.header, "th", attributes: " scope=\"col\"", of: table)
    writer.lines("</thead>")
    if !table.rows.isEmpty {
      writer.lines("<tbody>")
      for row in table.rows { write(row: row, "td", attributes: "", of: table) }
      writer.lines("</tbody>")
    }
    writer.lines("</table>")
    writer.lines("</div>")
  }

  private mutating func write(
    row: [[Inline]], _ element: String, attributes: String, of table: Block.Table
  ) {
    writer.lines("<tr>")
    isInTable = true
    defer { isInTable = false }
    for (column, cell) in row.enumerated() {
      let alignment = table.columns.indices.contains(column) ? table.columns[column] : nil
      // The pages' policy forbids styles in elements, and HTML has given up the attribute.
      let side = alignment.map { " class=\"align-\($0.rawValue)\"" } ?? ""
      writer.beginLine()
      writer.write("<\(element)\(attributes)\(side)>")
      write(cell)
      writer.write("</\(element)>")
    }
    writer.lines("</tr>")
  }
}
