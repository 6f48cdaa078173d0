import BookDocument
import CellRecords

/// What a run gave, as the cache keeps it.
package enum StoredRun {
  /// The result holds places, and so stands under a key that holds them too.
  case boundToPlaces
  case run(ChapterRun, warnings: [CellWarning])

  /// Reads what was stored.
  package init(_ content: ArraySlice<UInt8>) throws(ByteReader.Mistake) {
    var reader = ByteReader(content)
    if try reader.flag() {
      self = .boundToPlaces
    } else {
      let outputs = try reader.elements { reader throws(ByteReader.Mistake) in
        try reader.elements(Self.output)
      }
      let values = try reader.elements { reader throws(ByteReader.Mistake) in try reader.text() }
      let shapes = try reader.elements(ShapeRecord.init)
      let warnings = try reader.elements(CellWarning.init)
      self = .run(
        ChapterRun(outputs: outputs, values: values, shapes: shapes), warnings: warnings)
    }
    guard reader.isAtEnd else { throw ByteReader.Mistake() }
  }

  /// The bytes to store.
  package var content: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .boundToPlaces: writer.append(true)
    case .run(let run, let warnings):
      writer.append(false)
      writer.append(run.outputs) { $0.append($1, Self.write) }
      writer.append(run.values) { $0.append($1) }
      writer.append(run.shapes) { $1.write(to: &$0) }
      writer.append(warnings) { $1.write(to: &$0) }
    }
    return writer.bytes
  }

  private static func write(_ writer: inout ByteWriter, _ output: CellOutput) {
    switch output {
    case .printed(let text):
      writer.append(0)
      writer.append(text)
    case .value(let text):
      writer.append(1)
      writer.append(text)
    case .figure(let figure):
      writer.append(2)
      write(&writer, figure)
    case .expectedFailure(let expectedFailure):
      writer.append(3)
      writer.append(expectedFailure.kind.rawValue)
      writer.append(expectedFailure.text)
    case .proof(let proof):
      writer.append(4)
      proof.write(to: &writer)
    case .question(let question):
      writer.append(5)
      question.write(to: &writer)
    }
  }

  private static func output(_ reader: inout ByteReader) throws(ByteReader.Mistake) -> CellOutput {
    switch try reader.number() {
    case 0: .printed(try reader.text())
    case 1: .value(try reader.text())
    case 2: .figure(try figure(&reader))
    case 3: .expectedFailure(try expectedFailure(&reader))
    case 4: .proof(try ProofRecord(&reader))
    case 5: .question(try QuestionRecord(&reader))
    default: throw ByteReader.Mistake()
    }
  }

  private static func expectedFailure(_ reader: inout ByteReader) throws(ByteReader.Mistake)
    -> ExpectedFailure
  {
    guard let kind = Expectation.Kind(rawValue: try reader.text()) else {
      throw ByteReader.Mistake()
    }
    return ExpectedFailure(kind, text: try reader.text())
  }

  private static func write(_ writer: inout ByteWriter, _ figure: FigureRecord) {
    for text in [figure.kind, figure.alternativeText, figure.text] { writer.append(text) }
    writer.append(figure.svg)
    writer.append(figure.table)
    writer.append(figure.tensors) { writer, tensor in
      writer.append(tensor.name)
      writer.append(tensor.shape) { $0.append($1) }
      writer.append(tensor.values)
    }
  }

  private static func figure(
    _ reader: inout ByteReader
  ) throws(ByteReader.Mistake) -> FigureRecord {
    FigureRecord(
      kind: try reader.text(), alternativeText: try reader.text(), text: try reader.text(),
      svg: try reader.optionalText(), table: try reader.optionalText(),
      tensors: try reader.elements { reader throws(ByteReader.Mistake) in
        TensorRecord(
          name: try reader.text(),
          shape: try reader.elements { reader throws(ByteReader.Mistake) in try reader.number() },
          values: try reader.floats())
      })
  }
}

extension ChapterRun {
  /// Whether a text of the result names the chapter's file: then it depends on places in a way
  /// that the code does not show.
  package func mentions(_ chapter: Chapter) -> Bool {
    let name = chapter.path.split(separator: "/").last.map(String.init) ?? chapter.path
    let texts = outputs.joined().flatMap { output in
      switch output {
      case .printed(let text), .value(let text): [text]
      case .figure(let figure): [figure.alternativeText, figure.text]
      case .expectedFailure(let expectedFailure): [expectedFailure.text]
      case .proof(let proof): [proof.measure]
      case .question(let question):
        [question.prompt] + question.options.flatMap { [$0.text, $0.evidence] }
      }
    }
    return (texts + values).contains { $0.contains(name) }
  }
}
