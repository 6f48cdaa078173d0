import BookDocument
import CellRecords
import Foundation

/// What a chapter's process left: its records and its standard output, as the cache keeps them.
package struct RecordedRun: Sendable, Hashable, Codable {
  /// What marks the records of this run.
  package var nonce: String
  /// The stream of records.
  package var records: Data
  package var output: Data

  package init(nonce: String, records: Data, output: Data) {
    self.nonce = nonce
    self.records = records
    self.output = output
  }

  /// Adds what a cell gave that failed as its author expected.
  package mutating func append(_ failure: ExpectedFailure, ofCell cell: Int) {
    // Without an offset: what the process printed before belongs to the cells that ran.
    records.append(
      contentsOf: RecordWriter(nonce: nonce).bytes(of: .expectedFailure(failure, cell: cell)))
  }
}

/// What the records of a run say: the outputs of each cell, as far as the run came.
package struct Transcript {
  package private(set) var run: ChapterRun
  /// The cell that started last.
  package private(set) var lastCell: Int?
  /// Whether the chapter came to its last line.
  package private(set) var isComplete = false
  /// What is wrong with the stream of records, if anything.
  package private(set) var error: RecordError?

  private let output: Data
  private var printed = 0

  /// Reads a run of a chapter; records of cells that the chapter does not have are left out.
  package init(_ recorded: RecordedRun, of chapter: Chapter) {
    run = ChapterRun(
      outputs: chapter.cells.map { _ in [] }, values: chapter.inlineValues.map { _ in "" })
    output = recorded.output
    var reader = RecordReader(nonce: recorded.nonce)
    reader.append(Array(recorded.records))
    for entry in reader.entries() {
      addPrinted(upTo: entry.outputOffset)
      add(entry.record)
    }
    // What is printed after the last record, by a `defer` or a task, comes last.
    if isComplete { addPrinted(upTo: output.count) }
    error = reader.error ?? (reader.isAtEnd ? nil : .notARecord)
  }

  private mutating func addPrinted(upTo offset: Int) {
    defer { printed = max(printed, offset) }
    guard let lastCell, offset > printed else { return }
    let upper = min(offset, output.count)
    let bytes = output.dropFirst(min(printed, upper)).prefix(max(0, upper - printed))
    let text = PrintedText.cleaned(String(decoding: bytes, as: UTF8.self))
    if !text.isEmpty { run.outputs[lastCell].append(.printed(text)) }
  }

  private mutating func add(_ record: Record) {
    switch record {
    case .cellStarts(let cell): if run.outputs.indices.contains(cell) { lastCell = cell }
    case .value(let text, let cell): add(.value(PrintedText.cleaned(text)), to: cell)
    case .figure(let figure, let cell): add(.figure(figure), to: cell)
    case .inlineValue(let text, let index):
      if run.values.indices.contains(index) { run.values[index] = PrintedText.cleaned(text) }
    case .proof(let proof): add(.proof(proof.cleaned), to: proof.place.cell)
    case .question(let question, let cell): add(.question(question.cleaned), to: cell)
    case .shape(let shape):
      if run.outputs.indices.contains(shape.place.cell) { run.shapes.append(shape.cleaned) }
    case .stated(let value):
      if run.outputs.indices.contains(value.place.cell) { run.statedValues.append(value) }
    case .expectedFailure(let failure, let cell): add(.expectedFailure(failure), to: cell)
    case .chapterEnds: isComplete = true
    }
  }

  private mutating func add(_ output: CellOutput, to cell: Int) {
    if run.outputs.indices.contains(cell) { run.outputs[cell].append(output) }
  }
}

extension ProofRecord {
  fileprivate var cleaned: ProofRecord {
    var cleaned = self
    cleaned.claims = claims.map(PrintedText.cleaned)
    cleaned.measure = PrintedText.cleaned(measure)
    return cleaned
  }
}

extension QuestionRecord {
  fileprivate var cleaned: QuestionRecord {
    QuestionRecord(
      prompt: PrintedText.cleaned(prompt),
      options: options.map { option in
        var cleaned = option
        cleaned.text = PrintedText.cleaned(option.text)
        cleaned.evidence = PrintedText.cleaned(option.evidence)
        return cleaned
      })
  }
}

extension ShapeRecord {
  fileprivate var cleaned: ShapeRecord {
    var cleaned = self
    cleaned.name = PrintedText.cleaned(name)
    cleaned.axisNames = axisNames.map(PrintedText.cleaned)
    return cleaned
  }
}
