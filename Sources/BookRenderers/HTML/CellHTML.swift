import BookDocument
import BookLanguage
import CellRecords
import Figures

/// Writes a cell: its code, what it gave, and the proofs in it.
struct CellHTML {
  let cell: Cell
  let outputs: [CellOutput]
  let number: FigureNumber?
  let settings: FigureSettings
  let anchors: Anchors
  /// The code with its words coloured.
  let code: String
  let claims: ClaimHTML
  let shapes: ShapeHTML
  /// The program that gives the result by itself.
  var program: String?
  /// The caption's text, finished.
  var captionText = ""

  private var phrases: any Phrases { settings.phrases }

  var html: String {
    let parts = [shownCode, cell.options.output ? shownOutputs : "", claims.proofs(in: cell)]
      .filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    return """
      <section class="cell" id="\(anchors.id(cell.anchor))">
      \(labelPlace)\((parts + [wholeProgram].compactMap(\.self)).joined(separator: "\n"))
      </section>

      """
  }

  /// The code of a cell that shows none, for the end of the chapter.
  var hiddenCode: String? {
    guard !cell.options.echo, !cell.code.isEmpty else { return nil }
    let back = "<a href=\"#\(anchors.id(cell.anchor))\">\(phrases.backToResult)</a>"
    return """
      <details class="cell-fold"><summary>\(phrases.cell(cell.name).htmlEscaped)</summary>
      \(highlightedCode)\(html.isEmpty ? "" : " " + back)
      </details>
      """
  }

  private var wholeProgram: String? {
    program.map { program in
      """
      <details class="cell-program"><summary>\(phrases.wholeProgram)</summary>
      <pre tabindex="0" data-copy translate="no"><code>\(program.htmlEscaped)</code></pre></details>
      """
    }
  }

  private var shownCode: String {
    guard cell.options.echo, !cell.code.isEmpty else { return "" }
    // What is folded on a screen cannot be opened on paper.
    guard cell.options.fold, !anchors.isPrinted else { return highlightedCode }
    return """
      <details class="cell-fold"><summary>\(phrases.code(lines: cell.lineCount))</summary>
      \(highlightedCode)
      </details>
      """
  }

  private var highlightedCode: String {
    "<pre tabindex=\"0\" class=\"cell-code\" translate=\"no\"><code class=\"language-swift\">"
      + "\(shapes.adding(to: code, of: cell))</code></pre>"
  }
}

// MARK: - Outputs

extension CellHTML {
  private var shownOutputs: String {
    let shown = outputsHTML(idPrefix: anchors.id(cell.anchor))
    guard isFigure else { return shown }
    let id = cell.options.label.map { " id=\"\(anchors.id($0).htmlEscaped)\"" } ?? ""
    return "<figure class=\"figure\"\(id)>\n\(shown)\n\(caption)</figure>"
  }

  private var isFigure: Bool {
    cell.options.output && !outputs.isEmpty && (cell.options.caption != nil || hasFigure)
  }

  /// A label whose figure is not shown still leads here.
  private var labelPlace: String {
    guard let label = cell.options.label, !isFigure else { return "" }
    return "<span id=\"\(anchors.id(label).htmlEscaped)\"></span>\n"
  }

  /// The outputs once more, at another place of a chapter.
  func repeatedOutputs(at place: SourceLocation) -> String {
    let shown = outputsHTML(idPrefix: anchors.id("line-\(place.line)-\(cell.anchor)"))
    return "<figure class=\"figure\">\n\(shown)\n</figure>\n"
  }

  /// The outputs; the ids in the cell's n-th figure begin with the prefix, a hyphen and n.
  private func outputsHTML(idPrefix: String) -> String {
    var figureCount = 0
    let parts = outputs.map { output in
      if case .figure = output { figureCount += 1 }
      return html(of: output, idPrefix: "\(idPrefix)-\(figureCount)")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var hasFigure: Bool {
    outputs.contains { if case .figure = $0 { true } else { false } }
  }

  private var caption: String {
    guard cell.options.caption != nil else { return "" }
    let lead = number.map { numberHTML($0.name(in: phrases)) + " " } ?? ""
    return "<figcaption>\(lead)\(captionText)</figcaption>\n"
  }

  private func numberHTML(_ number: String) -> String {
    guard let label = cell.options.label else {
      return "<span class=\"figure-number\">\(number)</span>"
    }
    return "<a class=\"figure-number\" href=\"#\(anchors.id(label).htmlEscaped)\">\(number)</a>"
  }

  private func html(of output: CellOutput, idPrefix: String) -> String {
    switch output {
    case .printed(let text): sample(text, "cell-stdout")
    case .value(let text): sample(text, "cell-value")
    case .figure(let figure): html(of: figure, idPrefix: idPrefix)
    case .expectedFailure(let failure): html(of: failure)
    // Proofs stand together under the cell, with what was tried against them.
    case .proof: ""
    case .question(let question): QuestionHTML.html(of: question, phrases)
    }
  }

  private func sample(_ text: String, _ className: String) -> String {
    "<pre tabindex=\"0\" class=\"\(className)\"><samp>\(text.htmlEscaped)</samp></pre>"
  }

  private func html(of failure: ExpectedFailure) -> String {
    """
    <div class="cell-failure"><p>\(failure.kind.title(in: phrases))</p>
    <pre tabindex="0"><samp lang="en">\(failure.text.htmlEscaped)</samp></pre></div>
    """
  }

  private func html(of figure: FigureRecord, idPrefix: String) -> String {
    let drawing = figure.drawing?.markup(idPrefix: idPrefix)
    let alternative = cell.options.alternativeText.map {
      " role=\"\(figure.drawing?.isInteractive == true ? "group" : "img")\" aria-label=\"\($0.htmlEscaped)\""
    }
    let tables = figure.tables.html(settings: settings)
    let body = drawing ?? tables ?? ""
    var parts = [
      "<div class=\"figure-body\" tabindex=\"0\"\(alternative ?? "")>\(body)</div>",
      """
      <details class="figure-text"><summary>\(phrases.textVersion)</summary>
      <pre tabindex="0">\(figure.text.htmlEscaped)</pre></details>
      """,
    ]
    if drawing != nil, let table = tables {
      parts.append(
        "<details class=\"figure-data\"><summary>\(phrases.dataTable)</summary>\n\(table)</details>"
      )
    }
    return parts.joined(separator: "\n")
  }
}
