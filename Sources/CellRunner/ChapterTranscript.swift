import BookDocument
import CellRecords

/// Makes sense of what a chapter's process left: the outputs of each cell, or why there are none.
struct ChapterTranscript {
  let result: Result<ChapterRun, ChapterError>
  /// The cell that started last.
  let lastCell: Int?
  /// The proofs that were reached, also if the chapter did not come to its end.
  let proofs: [ProofRecord]

  init(_ remains: ChapterProcess.Remains, of chapter: Chapter) {
    var outputs: [[CellOutput]] = chapter.cells.map { _ in [] }
    var values = chapter.inlineValues.map { _ in "" }
    var shapes: [ShapeRecord] = []
    var running: Int?
    var printed = 0
    var isComplete = false
    for entry in remains.entries {
      if let running, entry.outputOffset > printed {
        let upper = min(entry.outputOffset, remains.output.count)
        outputs[running].append(
          contentsOf: Self.printed(remains.output[min(printed, upper)..<upper]))
      }
      printed = max(printed, entry.outputOffset)
      switch entry.record {
      case .cellStarts(let cell) where outputs.indices.contains(cell): running = cell
      case .value(let text, let cell) where outputs.indices.contains(cell):
        outputs[cell].append(.value(PrintedText.cleaned(text)))
      case .figure(let figure, let cell) where outputs.indices.contains(cell):
        outputs[cell].append(.figure(figure))
      case .inlineValue(let text, let index) where values.indices.contains(index):
        values[index] = PrintedText.cleaned(text)
      case .proof(let proof) where outputs.indices.contains(proof.place.cell):
        outputs[proof.place.cell].append(.proof(proof.placed(in: chapter)))
      case .question(let question, let cell) where outputs.indices.contains(cell):
        outputs[cell].append(.question(question.placed(in: chapter)))
      case .shape(let shape) where outputs.indices.contains(shape.place.cell):
        shapes.append(shape.cleaned)
      case .chapterEnds: isComplete = true
      default: break
      }
    }
    lastCell = running
    proofs = ChapterRun(outputs: outputs, values: values).proofs
    if isComplete && remains.end == .exited(0) {
      result = .success(ChapterRun(outputs: outputs, values: values, shapes: shapes))
    } else {
      result = .failure(ChapterError(remains, of: chapter, running: running))
    }
  }

  private static func printed(_ bytes: ArraySlice<UInt8>) -> [CellOutput] {
    let text = PrintedText.cleaned(String(decoding: bytes, as: UTF8.self))
    return text.isEmpty ? [] : [.printed(text)]
  }
}

extension ProofRecord {
  /// The proof with its line told from its cell.
  fileprivate func placed(in chapter: Chapter) -> ProofRecord {
    var placed = self
    placed.claim = PrintedText.cleaned(claim)
    placed.measure = PrintedText.cleaned(measure)
    placed.place = CellLine(line: place.line, in: chapter, fallback: place.cell)
    return placed
  }
}

extension QuestionRecord {
  /// The question with its lines told from their cells.
  fileprivate func placed(in chapter: Chapter) -> QuestionRecord {
    QuestionRecord(
      prompt: PrintedText.cleaned(prompt),
      options: options.map { option in
        var placed = option
        placed.text = PrintedText.cleaned(option.text)
        placed.evidence = PrintedText.cleaned(option.evidence)
        placed.place = CellLine(
          line: option.place.line, in: chapter, fallback: option.place.cell)
        return placed
      })
  }
}

extension ShapeRecord {
  /// The record with names that can stand in a page.
  fileprivate var cleaned: ShapeRecord {
    var cleaned = self
    cleaned.name = PrintedText.cleaned(name)
    cleaned.axisNames = axisNames.map(PrintedText.cleaned)
    return cleaned
  }
}
