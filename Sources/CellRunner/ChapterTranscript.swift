import BookModel

/// Makes sense of what a chapter's process left: the outputs of each cell, or why there are none.
struct ChapterTranscript {
  let result: Result<ChapterRun, ChapterMistake>
  /// The cell that started last.
  let lastCell: Int?

  init(_ remains: ChapterProcess.Remains, of chapter: Chapter) {
    var outputs: [[CellOutput]] = chapter.cells.map { _ in [] }
    var values = chapter.inlineValues.map { _ in "" }
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
      case .chapterEnds: isComplete = true
      default: break
      }
    }
    lastCell = running
    if isComplete && remains.end == .exited(0) {
      result = .success(ChapterRun(outputs: outputs, values: values))
    } else {
      result = .failure(ChapterMistake(remains, of: chapter, running: running))
    }
  }

  private static func printed(_ bytes: ArraySlice<UInt8>) -> [CellOutput] {
    let text = PrintedText.cleaned(String(decoding: bytes, as: UTF8.self))
    return text.isEmpty ? [] : [.printed(text)]
  }
}
