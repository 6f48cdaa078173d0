/// The one encoder of records.
package struct RecordWriter: Sendable {
  private let nonce: [UInt8]

  /// The nonce: what no text of an author contains.
  package var identifier: String { String(decoding: nonce, as: UTF8.self) }

  /// Creates a writer for one stream.
  ///
  /// - Parameter nonce: What marks the records of this stream, sixteen bytes of UTF-8.
  /// - Precondition: The nonce has sixteen bytes.
  package init(nonce: String) {
    self.nonce = Array(nonce.utf8)
    precondition(
      self.nonce.count == RecordFormat.nonceLength,
      "a nonce has \(RecordFormat.nonceLength) bytes, got \(self.nonce.count)")
  }

  /// A record as the stream holds it.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - outputOffset: How much the process had written to standard output before.
  /// - Returns: The record with its frame.
  package func bytes(of record: Record, outputOffset: Int = 0) -> [UInt8] {
    var payload = ByteWriter()
    payload.append(payloadOf: record)
    var frame = ByteWriter()
    frame.append(raw: nonce)
    frame.append(raw: [record.kind.rawValue])
    frame.append(outputOffset)
    frame.append(payload.bytes.count)
    return frame.bytes + payload.bytes
  }

  /// A whole stream of records that came without standard output.
  package func stream(of records: [Record]) -> [UInt8] {
    records.reduce(into: RecordFormat.head) { $0 += bytes(of: $1) }
  }
}

extension ByteWriter {
  fileprivate mutating func append(payloadOf record: Record) {
    switch record {
    case .cellStarts(let cell): append(cell)
    case .value(let text, let cell):
      append(cell)
      append(text)
    case .figure(let figure, let cell):
      append(cell)
      append(figure)
    case .inlineValue(let text, let index):
      append(index)
      append(text)
    case .chapterEnds: break
    case .proof(let proof): append(proof)
    case .question(let question, let cell):
      append(cell)
      append(question)
    case .shape(let shape):
      append(shape.place)
      append(shape.name)
      append(shape.shape) { $0.append($1) }
      append(shape.axisNames) { $0.append($1) }
    case .stated(let value):
      append(value.place)
      append(value.texts) { $0.append($1) }
    case .expectedFailure(let failure, let cell):
      append(cell)
      append(failure.kind.rawValue)
      append(failure.text)
    }
  }

  private mutating func append(_ place: CellLine) {
    append(place.cell)
    append(place.line)
  }

  private mutating func append(_ figure: FigureRecord) {
    append(figure.kind)
    append(figure.alternativeText)
    append(figure.text)
    append(figure.drawing) { writer, drawing in writer.append(drawing.pieces) { $0.append($1) } }
    append(figure.tables) { $0.append($1) }
    append(figure.tensors) { writer, tensor in
      writer.append(tensor.name)
      writer.append(tensor.shape) { $0.append($1) }
      writer.append(tensor.values)
    }
  }

  private mutating func append(_ table: DataTable) {
    append(table.caption)
    append(table.columnHeaders) { $0.append($1) }
    append(table.groups) { writer, group in
      writer.append(group.title) { $0.append($1) }
      writer.append(group.rows) { writer, row in
        writer.append(row.header)
        writer.append(row.cells) { $0.append($1) }
      }
    }
  }

  private mutating func append(_ cell: DataCell) {
    append(cell.formatNumber)
    switch cell {
    case .text(let text), .number(let text): append(text)
    case .axes(let names, let separator):
      append(names) { $0.append($1) }
      append(separator)
    case .tokens(let tokens): append(tokens) { $0.append($1) }
    case .prefix(let earlier, let newest):
      append(earlier) { $0.append($1) }
      append(newest)
    case .count(let digits, let ratio):
      append(digits)
      append(ratio) { $0.append($1) }
    case .verdict(let token, let agrees):
      append(token)
      append(agrees)
    case .masked, .elided: break
    }
  }

  private mutating func append(_ proof: ProofRecord) {
    append(proof.place)
    append(proof.claims) { $0.append($1) }
    append(proof.measure)
    append(proof.relation.rawValue)
    append(proof.bound) { $0.append([$1]) }
    append(proof.result)
    append(proof.control) { $0.append($1) }
  }

  private mutating func append(_ result: ProofResult) {
    append(result.value) { $0.append([$1]) }
    append(result.holds)
  }

  private mutating func append(_ question: QuestionRecord) {
    append(question.prompt)
    append(question.options) { writer, option in
      writer.append(option.place)
      writer.append(option.text)
      writer.append(option.isRight)
      writer.append(option.holds)
      writer.append(option.evidence)
    }
  }
}

extension DataCell {
  /// The kind as the format numbers it, for ``RecordReader``.
  fileprivate var formatNumber: Int {
    switch self {
    case .text: 0
    case .number: 1
    case .axes: 2
    case .tokens: 3
    case .prefix: 4
    case .count: 5
    case .verdict: 6
    case .masked: 7
    case .elided: 8
    }
  }
}
