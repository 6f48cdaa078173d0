import BookDocument
import CellRecords

/// A chapter as plain text for a terminal, 80 columns wide.
struct TextEdition {
  private let edition: Edition

  init(_ edition: Edition) {
    self.edition = edition
  }

  var text: String {
    let blocks = MarkdownReader.blocks(of: markdown)
    var layout = TextLayout(cell: lines(ofCell:))
    var lines = layout.lines(of: blocks, columns: 80)
    let hidden = edition.hiddenCells
    if !hidden.isEmpty {
      lines += [""] + TextLayout.heading("没有显示的代码", level: 2)
      for cell in hidden { lines += ["", "单元 \(cell.name)：", ""] + Self.code(of: cell) }
    }
    return lines.map(\.trimmingSpacesAtEnd).joined(separator: "\n") + "\n"
  }

  /// The author's text with values and references filled in; the cells keep their fences, so that
  /// they come out of the parser where they stand.
  private var markdown: String {
    SourceCutter(edition).parts.map { part in
      switch part {
      case .text(let text): edition.plain(text, keeping: Set(AlertKind.allCases), imageFolder: "")
      case .cell(let index, let lead, let margin):
        Self.block(edition.chapter.cells[index].code, "swift", lead, margin)
      case .value(let index): edition.run.values[index].markdownEscaped
      case .reference(let reference): edition.text(of: reference).markdownEscaped
      case .repetition(let reference): "（见上面的\(edition.text(of: reference).markdownEscaped)。）"
      case .formula(let formula, let lead, let margin):
        formula.isBlock
          ? Self.block(formula.source, "math", lead, margin) + edition.number(of: formula, margin)
          : "$\(formula.source)$".markdownEscaped
      }
    }.joined()
  }

  private static func block(
    _ text: String, _ language: String, _ lead: String, _ margin: String
  ) -> String {
    let fence = text.fence
    let lines = [fence + language] + (text.isEmpty ? [] : text.textLines) + [fence]
    return lead + lines.joined(separator: "\n\(margin)") + "\n"
  }
}

// MARK: - Cells

extension TextEdition {
  private static func code(of cell: Cell) -> [String] {
    cell.code.textLines.map { "    " + $0 }
  }

  private func lines(ofCell index: Int) -> [String] {
    guard edition.chapter.cells.indices.contains(index) else { return [] }
    let cell = edition.chapter.cells[index]
    var blocks: [[String]] = []
    if cell.options.echo, !cell.code.isEmpty { blocks.append(Self.code(of: cell)) }
    blocks += edition.outputs(of: cell).map(lines(of:))
    if let caption = edition.caption(of: cell), cell.options.output {
      let text = [caption.number, caption.text].compactMap(\.self).joined(separator: "　")
      blocks.append(TextWrapper(columns: 76).lines(of: text).map { "  " + $0 })
    }
    return Array(blocks.joined(separator: [""]))
  }

  /// What a cell gave; this is the one place that knows the kinds of output.
  private func lines(of output: CellOutput) -> [String] {
    switch output {
    case .printed(let text), .value(let text): text.textLines.map { "  | " + $0 }
    case .figure(let figure): figure.text.textLines.map { "  " + $0 }
    case .proof(let proof): TextWrapper(columns: 76).lines(of: proof.line).map { "  " + $0 }
    case .question(let question):
      (["\(question.lines.prompt)"] + question.lines.options + ["答案："] + question.lines.answers)
        .flatMap { TextWrapper(columns: 74).lines(of: $0) }.map { "  ? " + $0 }
    case .expectedFailure(let expectedFailure):
      ["  \(expectedFailure.kind.title)："] + expectedFailure.text.textLines.map { "  | " + $0 }
    }
  }
}
