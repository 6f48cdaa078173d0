import BookDocument
import CellRecords
import Figures

/// A chapter as a notebook (nbformat 4.5): text and cells with what they gave.
struct NotebookEdition {
  private let edition: Edition
  private let drawingStyle: String

  init(_ edition: Edition, drawingStyle: String) {
    self.edition = edition
    self.drawingStyle = drawingStyle
  }

  var text: String {
    JSONValue.object([
      "cells": .array(cells), "nbformat": .number(4), "nbformat_minor": .number(5),
      "metadata": .object([
        "kernelspec": .object([
          "display_name": .text("Swift"), "language": .text("swift"), "name": .text("swift"),
        ]),
        "language_info": .object([
          "name": .text("swift"), "file_extension": .text(".swift"),
          "mimetype": .text("text/x-swift"),
        ]),
        "title": .text(edition.chapter.title),
      ]),
    ]).document
  }

  private var cells: [JSONValue] {
    var cells: [JSONValue] = []
    var markdown = ""
    var textCount = 0
    var runCount = 0
    func closeText() {
      let text = markdown.trimmingLineEnds
      markdown = ""
      guard !text.isEmpty else { return }
      textCount += 1
      cells.append(Self.textCell(text, id: "text-\(textCount)"))
    }
    for part in SourceCutter(edition).parts {
      guard case .cell(let index, let lead, _) = part else {
        markdown += text(of: part)
        continue
      }
      markdown += lead.contains { $0 != " " && $0 != ">" } ? lead : ""
      closeText()
      let cell = edition.chapter.cells[index]
      if cell.isCounted { runCount += 1 }
      cells.append(codeCell(cell, count: cell.isCounted ? runCount : nil))
      markdown = caption(of: cell)
      if !markdown.isEmpty { closeText() }
    }
    closeText()
    return cells
  }

  /// Jupyter writes formulas between dollar signs, and links lead from notebook to notebook.
  private func text(of part: SourcePart) -> String {
    switch part {
    case .text(let text): linked(edition.plain(text, keeping: [], imageFolder: "../"))
    case .cell: ""
    case .value(let index): edition.run.values[index].markdownEscaped
    case .reference(let reference): link(to: reference)
    case .repetition(let reference): "（见上面的\(link(to: reference))。）"
    case .formula(let formula, let lead, let margin):
      formula.isBlock
        ? lead + (["$$"] + formula.source.textLines + ["$$"]).joined(separator: "\n\(margin)")
          + "\n" + edition.number(of: formula, margin)
        : "$\(formula.source)$"
    }
  }

  private func linked(_ text: String) -> String {
    edition.slugs.reduce(text) { text, slug in
      text.replacing("](\(slug).md", with: "](\(slug).ipynb")
    }
  }

  private func link(to reference: Reference) -> String {
    edition.link(to: reference, ending: ".ipynb")
  }

  /// The caption has a text cell of its own: a notebook has no other place for it.
  private func caption(of cell: Cell) -> String {
    guard cell.options.output, let caption = edition.caption(of: cell) else { return "" }
    let anchor = cell.options.label.map { "<a id=\"\($0)\"></a>" } ?? ""
    let number = caption.number.map { "**\($0)** " } ?? ""
    return anchor + number + caption.text.markdownEscaped
  }
}

// MARK: - Cells

extension NotebookEdition {
  private static func textCell(_ text: String, id: String) -> JSONValue {
    .object([
      "cell_type": .text("markdown"), "id": .text(id), "metadata": .object([:]),
      "source": .lines(text),
    ])
  }

  private func codeCell(_ cell: Cell, count: Int?) -> JSONValue {
    let isHidden = !cell.options.echo || cell.options.fold
    let metadata: [String: JSONValue] =
      isHidden ? ["jupyter": .object(["source_hidden": .flag(true)])] : [:]
    return .object([
      "cell_type": .text("code"), "id": .text("cell-\(cell.index + 1)"),
      "execution_count": count.map(JSONValue.number) ?? .null, "metadata": .object(metadata),
      "source": .lines(cell.code),
      "outputs": .array(edition.outputs(of: cell).map { output(of: $0, count: count) }),
    ])
  }

  /// What a cell gave; this is the one place that knows the kinds of output.
  private func output(of output: CellOutput, count: Int?) -> JSONValue {
    switch output {
    case .printed(let text):
      .object([
        "output_type": .text("stream"), "name": .text("stdout"), "text": .lines(text),
      ])
    case .value(let text): display(["text/plain": .lines(text)])
    case .figure(let figure): display(bundle(of: figure))
    case .proof(let proof): display(["text/plain": .lines(proof.line)])
    case .question(let question):
      display([
        "text/plain": .lines(
          ([question.lines.prompt] + question.lines.options + ["答案："] + question.lines.answers)
            .joined(separator: "\n"))
      ])
    case .expectedFailure(let expectedFailure):
      .object([
        "output_type": .text("error"), "ename": .text(expectedFailure.kind.title),
        "evalue": .text(expectedFailure.text.textLines.first ?? ""),
        "traceback": .array(expectedFailure.text.textLines.map(JSONValue.text)),
      ])
    }
  }

  private func display(_ bundle: [String: JSONValue]) -> JSONValue {
    .object([
      "output_type": .text("display_data"), "metadata": .object([:]), "data": .object(bundle),
    ])
  }

  /// A drawing, or else a table: of both a reader's program would show the table alone.
  private func bundle(of figure: FigureRecord) -> [String: JSONValue] {
    var bundle = ["text/plain": JSONValue.lines(figure.text)]
    if let svg = figure.svg.flatMap({ StandaloneDrawing($0, style: drawingStyle) }) {
      bundle["image/svg+xml"] = .lines(svg.svg)
    } else if let table = figure.tables.html {
      bundle["text/html"] = .lines(table)
    }
    return bundle
  }
}

extension Cell {
  /// Whether a notebook numbers the cell, as one that ran.
  fileprivate var isCounted: Bool { options.run }
}

extension String {
  /// The text without empty lines at its ends.
  fileprivate var trimmingLineEnds: String {
    let start = drop { $0.isNewline }
    return start.lastIndex { !$0.isNewline }.map { String(start[...$0]) } ?? ""
  }
}
