import BookDocument
import CellRecords
import Figures
import RunStore

/// Writes one cell as HTML: its code and what it gave.
struct CellRenderer {
  let cell: Cell
  let outputs: [CellOutput]
  let number: FigureNumber?
  var pieces = BuildMemo()
  var claims = ClaimMarkup(evidence: nil, slug: "")
  var shapes: [ShapeRecord] = []
  /// The smallest program that gives what the cell gives, if there is one.
  var program: String?

  var html: String {
    let parts = [code, cell.options.output ? shownOutputs : "", claims.proofs(inCell: cell.index)]
      .filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    return """
      <section class="cell" id="cell-\(cell.index + 1)">
      \(labelPlace)\((parts + [wholeProgram].compactMap(\.self)).joined(separator: "\n"))
      </section>

      """
  }

  /// The code of a cell that the page does not show where it stands: a reader can always reach it.
  var hiddenCode: String? {
    guard !cell.options.echo, !cell.code.isEmpty else { return nil }
    let link = html.isEmpty ? "" : " <a href=\"#cell-\(cell.index + 1)\">回到结果</a>"
    return """
      <details class="cell-fold"><summary>单元 \(cell.name.htmlEscaped)</summary>
      \(highlightedCode)\(link)
      </details>
      """
  }

  private var wholeProgram: String? {
    program.map { program in
      """
      <details class="cell-program"><summary>完整程序</summary>
      <pre tabindex="0" data-copy translate="no"><code>\(program.htmlEscaped)</code></pre></details>
      """
    }
  }

  private var code: String {
    guard cell.options.echo, !cell.code.isEmpty else { return "" }
    guard cell.options.fold else { return highlightedCode }
    return "<details class=\"cell-fold\"><summary>代码</summary>\n\(highlightedCode)\n</details>"
  }

  private var highlightedCode: String {
    let highlighted = pieces.code(of: cell)
    return
      "<pre tabindex=\"0\" class=\"cell-code\" translate=\"no\"><code class=\"language-swift\">"
      + "\(ShapeMarkup.adding(shapes, to: highlighted))</code></pre>"
  }

  private var shownOutputs: String {
    let shown = shownHTML
    guard isFigure else { return shown }
    let id = cell.options.label.map { " id=\"\($0.htmlEscaped)\"" } ?? ""
    return "<figure class=\"figure\"\(id)>\n\(shown)\n\(caption)</figure>"
  }

  private var isFigure: Bool {
    cell.options.output && !outputs.isEmpty && (cell.options.caption != nil || hasFigure)
  }

  /// The place that links to the cell's label find when no figure has it.
  private var labelPlace: String {
    guard let label = cell.options.label, !isFigure else { return "" }
    return "<span id=\"\(label.htmlEscaped)\"></span>\n"
  }

  /// The outputs once more, without the label and the number that belong to their first place.
  ///
  /// The place makes the ids of drawings unique, which a page may not repeat.
  func repeatedOutputs(at place: SourceLocation) -> String {
    let shown = shownHTML
    let prefix = "cell-\(cell.index + 1)-"
    let unique = shown.replacing(prefix, with: "line-\(place.line)-\(prefix)")
    return "<figure class=\"figure\">\n\(unique)\n</figure>\n"
  }

  private var shownHTML: String {
    outputs.map(html(of:)).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var hasFigure: Bool {
    outputs.contains { if case .figure = $0 { true } else { false } }
  }

  private var caption: String {
    guard let caption = cell.options.caption else { return "" }
    let lead = number.map { numberMarkup($0) + " " } ?? ""
    return "<figcaption>\(lead)\(caption.htmlEscaped)</figcaption>\n"
  }

  /// The number, as a link to the figure itself if it has a name.
  private func numberMarkup(_ number: FigureNumber) -> String {
    guard let label = cell.options.label?.htmlEscaped else {
      return "<span class=\"figure-number\">\(number)</span>"
    }
    return "<a class=\"figure-number\" href=\"#\(label)\">\(number)</a>"
  }

  private func html(of output: CellOutput) -> String {
    switch output {
    case .printed(let text):
      "<pre tabindex=\"0\" class=\"cell-stdout\"><samp>\(text.htmlEscaped)</samp></pre>"
    case .value(let text):
      "<pre tabindex=\"0\" class=\"cell-value\"><samp>\(text.htmlEscaped)</samp></pre>"
    case .figure(let figure): html(of: figure)
    case .expectedFailure(let expectedFailure): html(of: expectedFailure)
    // Proofs stand together under the cell, with what was tried against them.
    case .proof: ""
    case .question(let question): QuestionMarkup.html(of: question)
    }
  }

  private func html(of expectedFailure: ExpectedFailure) -> String {
    let title =
      switch expectedFailure.kind {
      case .compileError: "编译错误（预料之中）"
      case .warning: "编译警告（预料之中）"
      case .trap: "运行时错误（预料之中）"
      }
    return """
      <div class="cell-expectedFailure"><p>\(title)</p>
      <pre tabindex="0"><samp lang="en">\(expectedFailure.text.htmlEscaped)</samp></pre></div>
      """
  }

  private func html(of figure: FigureRecord) -> String {
    let alternative = cell.options.alternativeText.map {
      " role=\"\(figure.isInteractive ? "group" : "img")\" aria-label=\"\($0.htmlEscaped)\""
    }
    var parts = [
      "<div class=\"figure-body\" tabindex=\"0\"\(alternative ?? "")>\(figure.svg ?? figure.tables.html ?? "")</div>",
      """
      <details class="figure-text"><summary>文本版</summary>
      <pre tabindex="0">\(figure.text.htmlEscaped)</pre></details>
      """,
    ]
    if figure.svg != nil, let table = figure.tables.html {
      parts.append(
        "<details class=\"figure-data\"><summary>数据表</summary>\n\(table)</details>")
    }
    return parts.joined(separator: "\n")
  }
}
