import BookDocument
import BookLanguage
import CellRecords
import Figures

/// Writes a cell: what it gave, and in one row below it its text, numbers, code and evidence.
struct CellHTML {
  let cell: Cell
  let outputs: [CellOutput]
  let number: FigureNumber?
  let settings: FigureSettings
  let anchors: Anchors
  /// The code with its words coloured.
  let code: String
  /// The code without the lines that are not shown.
  let shownCode: String
  let claims: ClaimHTML
  let shapes: ShapeHTML
  /// Where the code is in the chapter's whole program.
  var programPlace: ProgramPlace?
  /// The caption's text, finished.
  var captionText = ""
  /// Whether paper has the code that pages fold away.
  var printsFoldedCode = false

  /// A line of a chapter's whole program.
  struct ProgramPlace {
    /// The name of the program's file.
    let file: String
    let line: Int
  }

  private var phrases: any Phrases { settings.phrases }

  var html: String {
    let parts = [openCode, cell.options.output ? shownOutputs : "", row(foldedParts)]
      .filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    return """
      <section class="cell" id="\(anchors.id(cell.anchor))">
      \(labelPlace)\(parts.joined(separator: "\n"))
      </section>

      """
  }

  /// The code of a cell that shows none, for the end of the chapter.
  var hiddenCode: String? {
    guard !cell.showsCode, !cell.code.isEmpty else { return nil }
    let back = "<a href=\"#\(anchors.id(cell.anchor))\">\(phrases.backToResult)</a>"
    return """
      <details class="cell-fold"><summary>\(phrases.cell(cell.name).htmlEscaped)</summary>
      \(codeHTML(isWhole: true))\(html.isEmpty ? "" : " " + back)
      </details>
      """
  }
}

// MARK: - The row below

extension CellHTML {
  private func row(_ parts: [String]) -> String {
    guard !parts.isEmpty else { return "" }
    return "<div class=\"cell-row\">\n\(parts.joined(separator: "\n"))\n</div>"
  }

  private var foldedParts: [String] {
    [figureText, figureData, foldedCode, claims.proofs(in: cell), figureLink].compactMap(\.self)
  }

  private func folded(_ className: String, _ title: String, _ content: String) -> String {
    "<details class=\"\(className)\"><summary>\(title)</summary>\n\(content)\n</details>"
  }

  private var figures: [FigureRecord] {
    guard cell.options.output else { return [] }
    return outputs.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  // What stands on paper needs no second form.
  private var figureText: String? {
    guard !figures.isEmpty, !anchors.isPrinted else { return nil }
    let texts = figures.map { "<pre>\($0.text.htmlEscaped)</pre>" }
    return folded("figure-text", phrases.textVersion, texts.joined(separator: "\n"))
  }

  /// The numbers of what is drawn; a table that is shown is not repeated.
  private var figureData: String? {
    guard !anchors.isPrinted else { return nil }
    let tables = figures.filter { $0.drawing != nil }.compactMap {
      $0.tables.html(settings: settings)
    }
    guard !tables.isEmpty else { return nil }
    return folded("figure-data", phrases.dataTable, tables.joined(separator: "\n"))
  }

  private var foldedCode: String? {
    guard cell.showsCode, !anchors.isPrinted else { return nil }
    let whole = codeHTML(isWhole: true)
    if cell.options.fold { return folded("cell-fold", phrases.code(lines: cell.lineCount), whole) }
    guard !cell.hiddenLines.isEmpty else { return nil }
    return folded("cell-fold", phrases.hiddenLines(cell.hiddenLines.count), whole)
  }

  private var figureLink: String? {
    guard isFigure, let label = cell.options.label, !anchors.isPrinted else { return nil }
    return "<a href=\"#\(anchors.id(label).htmlEscaped)\">\(phrases.figureLink)</a>"
  }

  private var openCode: String {
    // What is folded on a screen cannot be opened on paper.
    let isOpen = !cell.options.fold || (anchors.isPrinted && printsFoldedCode)
    return cell.showsCode && isOpen ? codeHTML(isWhole: cell.options.fold) : ""
  }

  private func codeHTML(isWhole: Bool) -> String {
    let code =
      "<pre class=\"cell-code\" translate=\"no\"><code class=\"language-swift\">"
      + "\(shapes.adding(to: isWhole ? code : shownCode, of: cell, isWhole: isWhole))</code></pre>"
    guard let place = programPlace else { return code }
    let text = phrases.wholeProgram(line: place.line)
    return code + "\n<p class=\"program-place\"><a href=\"\(place.file)#L\(place.line)\">"
      + "\(text)</a></p>"
  }
}

// MARK: - Outputs

extension CellHTML {
  private var shownOutputs: String {
    let shown = outputsHTML(idPrefix: anchors.id(cell.anchor))
    guard isFigure else { return shown }
    let id = cell.options.label.map { " id=\"\(anchors.id($0).htmlEscaped)\"" } ?? ""
    return "<figure class=\"figure\"\(id)>\n\(caption)\(shown)\n</figure>"
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
    let parts = [
      "<figure class=\"figure\">\n\(shown)\n</figure>",
      row([figureText, figureData].compactMap(\.self)),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
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
    let lead = number.map { number in
      "<span class=\"figure-number\">\(number.name(in: phrases))</span> "
    }
    return "<figcaption>\(lead ?? "")\(captionText)</figcaption>\n"
  }

  private func html(of output: CellOutput, idPrefix: String) -> String {
    switch output {
    case .printed(let text): sample(text, "cell-stdout")
    case .value(let text): sample(text, "cell-value")
    case .figure(let figure): html(of: figure, idPrefix: idPrefix)
    case .expectedFailure(let failure): html(of: failure)
    // Proofs are shown together under the cell, with what was tried against them.
    case .proof: ""
    case .question(let question): QuestionHTML.html(of: question, phrases)
    }
  }

  private func sample(_ text: String, _ className: String) -> String {
    // Lines may be aligned with each other, which a wrapped one would hide.
    let areLines = text.dropLast().contains("\n")
    return """
      <pre class="\(className)\(areLines ? " lines" : "")"><samp>\(text.htmlEscaped)</samp></pre>
      """
  }

  private func html(of failure: ExpectedFailure) -> String {
    """
    <div class="cell-failure"><p>\(failure.kind.title(in: phrases))</p>
    <pre><samp lang="en">\(failure.text.htmlEscaped)</samp></pre></div>
    """
  }

  private func html(of figure: FigureRecord, idPrefix: String) -> String {
    let drawing = figure.drawing?.markup(idPrefix: idPrefix)
    let alternative = cell.options.alternativeText.map {
      " role=\"\(figure.drawing?.isInteractive == true ? "group" : "img")\" aria-label=\"\($0.htmlEscaped)\""
    }
    let body = drawing ?? figure.tables.html(settings: settings) ?? ""
    return "<div class=\"figure-body\"\(alternative ?? "")>\(body)</div>"
  }
}
