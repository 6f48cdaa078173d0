import BookDocument
import BookLanguage
import CellRecords
import Figures

/// Writes chapters as Jupyter notebooks, with what the cells gave.
package enum NotebookRenderer: Renderer {
  package static let format = "ipynb"

  package static func files(of book: RenderedBook) -> [OutputFile] {
    book.texts.map { built in
      OutputFile(
        "ipynb/\(built.chapter.slug).ipynb",
        .text(NotebookChapter(built: built, book: book).document.json))
    }
  }
}

private struct NotebookChapter {
  let built: BuiltChapter
  let book: RenderedBook
  private var phrases: any Phrases { book.phrases }

  var document: NotebookDocument {
    NotebookDocument(
      cells: cells,
      metadata: .init(
        title: built.chapter.isFrontMatter ? book.book.title : built.chapter.title))
  }

  private var writer: MarkdownWriter {
    MarkdownWriter(
      built: built, book: book,
      dialect: .init(
        ending: ".ipynb", formula: { "$\($0)$" }, formulaFences: ("$$", "$$"), hasBoxes: false,
        cell: { [.cell($0.index)] },
        embed: { [.text(phrases.see(link(to: $0)))] }))
  }

  private func link(to reference: Reference) -> String { writer.link(to: reference) }

  private var cells: [NotebookDocument.Cell] {
    var cells: [NotebookDocument.Cell] = []
    var text: [String] = []
    var textCount = 0
    var runCount = 0
    func closeText() {
      let lines = text.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
      text = []
      guard !lines.isEmpty else { return }
      textCount += 1
      let source = NotebookDocument.lines(lines.joined(separator: "\n"))
      cells.append(.init(cell_type: .markdown, id: "text-\(textCount)", source: source))
    }
    for line in writer.lines {
      switch line {
      case .text(let line): text.append(line.trimmingSpacesAtEnd)
      case .cell(let index):
        closeText()
        let cell = built.chapter.cells[index]
        if cell.options.run { runCount += 1 }
        cells.append(code(of: cell, count: cell.options.run ? runCount : nil))
        text = [caption(of: cell)].filter { !$0.isEmpty }
        closeText()
      }
    }
    closeText()
    return cells
  }

  private func caption(of cell: Cell) -> String {
    guard cell.options.output, let caption = book.caption(of: cell, in: built.chapter) else {
      return ""
    }
    let anchor = cell.options.label.map { "<a id=\"\($0)\"></a>" } ?? ""
    let number = caption.number.map { "**\($0)** " } ?? ""
    return anchor + number + writer.text(of: caption.line)
  }

  // MARK: - Cells

  private func code(of cell: Cell, count: Int?) -> NotebookDocument.Cell {
    let isHidden = !cell.options.echo || cell.options.fold
    return .init(
      cell_type: .code, id: cell.anchor,
      metadata: .init(jupyter: isHidden ? .init(source_hidden: true) : nil),
      source: NotebookDocument.lines(cell.code),
      outputs: built.shownOutputs(of: cell).enumerated().map { index, output in
        self.output(of: output, id: "\(cell.anchor)-\(index + 1)")
      }, execution_count: count)
  }

  private func output(of output: CellOutput, id: String) -> NotebookDocument.Output {
    func plain(_ text: String) -> NotebookDocument.Output {
      .display(["text/plain": NotebookDocument.lines(text)])
    }
    switch output {
    case .printed(let text): return .stream(NotebookDocument.lines(text))
    case .value(let text): return plain(text)
    case .figure(let figure): return .display(bundle(of: figure, id: id))
    case .proof(let proof): return plain(book.line(of: proof))
    case .question(let question):
      let lines = question.lines(in: phrases)
      let answers = [phrases.labelled(phrases.answers, "")] + lines.answers
      return plain(([lines.prompt] + lines.options + answers).joined(separator: "\n"))
    case .expectedFailure(let failure):
      return .error(
        name: failure.kind.title(in: phrases), value: failure.text.textLines.first ?? "",
        traceback: failure.text.textLines)
    }
  }

  private func bundle(of figure: FigureRecord, id: String) -> [String: [String]] {
    var bundle = ["text/plain": NotebookDocument.lines(figure.text)]
    let style = book.theme.drawingStyle
    if let drawing = figure.drawing?.markup(idPrefix: id),
      let standalone = StandaloneDrawing(drawing, style: style)
    {
      bundle["image/svg+xml"] = NotebookDocument.lines(standalone.svg)
    } else if let table = figure.tables.html(settings: book.figureSettings) {
      bundle["text/html"] = NotebookDocument.lines(table)
    }
    return bundle
  }
}
