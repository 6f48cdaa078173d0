import BookDocument
import CellRecords
import Figures

/// A chapter as GitHub's Markdown: the author's own text with what its cells gave behind each.
struct MarkdownEdition {
  private let edition: Edition

  init(_ edition: Edition) {
    self.edition = edition
  }

  var text: String {
    let body = SourceCutter(edition).parts.map(text(of:)).joined()
    return body.withLineEnd + hiddenCode
  }

  private func text(of part: SourcePart) -> String {
    switch part {
    case .text(let text):
      edition.plain(
        text, keeping: Set(AlertKind.allCases).subtracting([.erratum]), imageFolder: "../")
    case .cell(let index, let lead, let margin):
      indented(blocks(of: edition.chapter.cells[index]), lead: lead, margin: margin)
    case .value(let index): edition.run.values[index].markdownEscaped
    case .reference(let reference): link(to: reference)
    case .repetition(let reference): repetition(of: reference)
    case .formula(let formula, let lead, let margin):
      Self.text(of: formula, lead, margin) + edition.number(of: formula, margin)
    }
  }

  private static func text(of formula: Formula, _ lead: String, _ margin: String) -> String {
    guard formula.isBlock else { return "$`\(formula.source)`$" }
    let lines = ["```math"] + formula.source.textLines + ["```"]
    return lead + lines.joined(separator: "\n\(margin)") + "\n"
  }

  private func link(to reference: Reference) -> String {
    edition.link(to: reference, ending: ".md")
  }

  private func repetition(of reference: Reference) -> String {
    guard let cell = edition.cell(labelled: reference.label) else { return link(to: reference) }
    let shown = edition.outputs(of: cell).map(block(of:))
    return (shown + ["（\(link(to: reference))，再看一次。）"]).joined(separator: "\n\n")
  }
}

// MARK: - Cells

extension MarkdownEdition {
  /// Blocks in the place of a cell, an empty line between two.
  private func indented(_ blocks: [String], lead: String, margin: String) -> String {
    let lines = blocks.joined(separator: "\n\n").textLines
    let rest = lines.dropFirst().map { line in
      "\n" + (line.isEmpty ? margin.trimmingSpacesAtEnd : margin + line)
    }
    return lead + (lines.first ?? "") + rest.joined() + "\n"
  }

  private func blocks(of cell: Cell) -> [String] {
    var blocks: [String] = []
    if cell.options.echo, !cell.code.isEmpty {
      blocks.append(
        cell.options.fold ? Self.folded(Self.code(of: cell), title: "代码") : Self.code(of: cell))
    }
    let outputs = edition.outputs(of: cell)
    guard !outputs.isEmpty || cell.options.caption != nil else { return blocks }
    if let label = cell.options.label { blocks.append("<a id=\"\(label)\"></a>") }
    blocks += outputs.map(block(of:))
    if let caption = edition.caption(of: cell), cell.options.output {
      let number = caption.number.map { "**\($0)** " } ?? ""
      blocks.append(number + caption.text.markdownEscaped)
    }
    return blocks
  }

  /// What a cell gave; this is the one place that knows the kinds of output.
  private func block(of output: CellOutput) -> String {
    switch output {
    case .printed(let text), .value(let text): Self.fenced(text)
    case .figure(let figure): Self.block(of: figure)
    case .expectedFailure(let expectedFailure):
      "\(expectedFailure.kind.title)：\n\n" + Self.fenced(expectedFailure.text)
    case .proof(let proof): proof.line.markdownEscaped
    case .question(let question): Self.block(of: question)
    }
  }

  private static func block(of question: QuestionRecord) -> String {
    let lines = question.lines
    let answers = lines.answers.map { "- \($0.markdownEscaped)" }.joined(separator: "\n")
    let options = lines.options.map { "- \($0.markdownEscaped)" }.joined(separator: "\n")
    return "**\(lines.prompt.markdownEscaped)**\n\n\(options)\n\n" + folded(answers, title: "答案")
  }

  private static func block(of figure: FigureRecord) -> String {
    let tables = figure.svg == nil ? figure.tables.compactMap { TableMarkup($0.html) } : []
    guard let first = tables.first else { return fenced(figure.text) }
    // The caption of the only table is that of the figure.
    guard tables.count > 1 else { return first.markdown }
    return tables.map { "**\($0.caption.markdownEscaped)**\n\n\($0.markdown)" }
      .joined(separator: "\n\n")
  }

  private static func code(of cell: Cell) -> String { fenced(cell.code, language: "swift") }

  private static func fenced(_ text: String, language: String = "text") -> String {
    let fence = text.fence
    return ([fence + language] + text.textLines + [fence]).joined(separator: "\n")
  }

  private static func folded(_ block: String, title: String) -> String {
    "<details><summary>\(title)</summary>\n\n\(block)\n\n</details>"
  }

  private var hiddenCode: String {
    let hidden = edition.hiddenCells
    guard !hidden.isEmpty else { return "" }
    let blocks = hidden.map { Self.folded(Self.code(of: $0), title: "单元 \($0.name)") }
    return "\n## 没有显示的代码\n\n" + blocks.joined(separator: "\n\n") + "\n"
  }
}

extension String {
  fileprivate var withLineEnd: String { isEmpty || hasSuffix("\n") ? self : self + "\n" }
}

extension Expectation.Kind {
  /// What happened, in the reader's language.
  var title: String {
    switch self {
    case .compileError: "编译错误（预料之中）"
    case .warning: "编译警告（预料之中）"
    case .trap: "运行时错误（预料之中）"
    }
  }
}
