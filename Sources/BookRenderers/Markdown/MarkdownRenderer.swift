import BookDocument
import BookLanguage
import CellRecords

/// Writes chapters as Markdown for GitHub, with what the cells gave.
package enum MarkdownRenderer: Renderer {
  package static let format = "markdown"

  package static func files(of book: RenderedBook) -> [OutputFile] {
    book.texts.map { built in
      OutputFile(
        "markdown/\(built.chapter.slug).md", .text(MarkdownChapter(built: built, book: book).text))
    }
  }
}

private struct MarkdownChapter {
  let built: BuiltChapter
  let book: RenderedBook
  private var phrases: any Phrases { book.phrases }

  var text: String {
    let lines = writer.lines.map { line in
      if case .text(let text) = line { text.trimmingSpacesAtEnd } else { "" }
    }
    return lines.joined(separator: "\n") + "\n" + hiddenCode
  }

  private var writer: MarkdownWriter {
    MarkdownWriter(
      built: built, book: book,
      dialect: .init(
        ending: ".md", formula: { "$\($0.codeSpan)$" },
        formulaFences: ("```math", "```"), hasBoxes: true,
        cell: { lines(of: blocks(of: $0)) }, embed: { lines(of: blocks(of: $0)) }))
  }

  private func lines(of blocks: [String]) -> [MarkdownWriter.Line] {
    blocks.isEmpty ? [] : blocks.joined(separator: "\n\n").textLines.map { .text($0) }
  }

  // MARK: - Cells

  private func blocks(of cell: Cell) -> [String] {
    var blocks: [String] = []
    if cell.showsCode {
      let code = fenced(cell.shownCode, language: "swift")
      blocks.append(
        cell.options.fold ? folded(code, title: phrases.code(lines: cell.lineCount)) : code)
    }
    let outputs = built.shownOutputs(of: cell)
    guard !outputs.isEmpty || cell.options.caption != nil else { return blocks }
    if let label = cell.options.label { blocks.append("<a id=\"\(label)\"></a>") }
    blocks += outputs.map(block(of:))
    if let caption = book.caption(of: cell, in: built.chapter), cell.options.output {
      let number = caption.number.map { "**\($0)** " } ?? ""
      blocks.append(number + writer.text(of: caption.line))
    }
    return blocks
  }

  private func blocks(of embed: Reference) -> [String] {
    let link = phrases.shownAgain(writer.link(to: embed))
    guard let (source, cell) = book.embedded(embed, in: built) else { return [link] }
    return source.shownOutputs(of: cell).map(block(of:)) + [link]
  }

  private func block(of output: CellOutput) -> String {
    switch output {
    case .printed(let text), .value(let text): fenced(text)
    case .figure(let figure): block(of: figure)
    case .expectedFailure(let failure):
      phrases.labelled(failure.kind.title(in: phrases), "\n\n") + fenced(failure.text)
    case .proof(let proof): book.line(of: proof).markdownEscaped
    case .question(let question): block(of: question)
    }
  }

  /// The tables of a figure that has no drawing; the caption of the only one is that of the figure.
  private func block(of figure: FigureRecord) -> String {
    guard figure.drawing == nil, let first = figure.tables.first else { return fenced(figure.text) }
    guard figure.tables.count > 1 else { return first.markdown(in: phrases) }
    return figure.tables.map { table in
      "**\(table.caption.markdownEscaped)**\n\n\(table.markdown(in: phrases))"
    }.joined(separator: "\n\n")
  }

  private func block(of question: QuestionRecord) -> String {
    let lines = question.lines(in: phrases)
    func list(_ items: [String]) -> String {
      items.map { "- \($0.markdownEscaped)" }.joined(separator: "\n")
    }
    return "**\(lines.prompt.markdownEscaped)**\n\n\(list(lines.options))\n\n"
      + folded(list(lines.answers), title: phrases.answers)
  }

  private func fenced(_ text: String, language: String = "text") -> String {
    let fence = text.fence
    return ([fence + language] + text.textLines + [fence]).joined(separator: "\n")
  }

  private func folded(_ block: String, title: String) -> String {
    "<details><summary>\(title)</summary>\n\n\(block)\n\n</details>"
  }

  private var hiddenCode: String {
    let hidden = built.hiddenCells
    guard !hidden.isEmpty else { return "" }
    let blocks = hidden.map {
      folded(fenced($0.code, language: "swift"), title: phrases.cell($0.name))
    }
    return "\n## \(phrases.hiddenCode)\n\n" + blocks.joined(separator: "\n\n") + "\n"
  }
}
