import BookDocument
import CellRecords

/// Reads the records that a chapter's process left, up to the last whole one.
///
/// The layout is that of `Frame` in `Notebook`; the two halves of the project share no code.
struct RecordReader {
  enum Record: Equatable {
    case cellStarts(Int)
    case value(String, cell: Int)
    case figure(FigureRecord, cell: Int)
    case inlineValue(String, index: Int)
    case chapterEnds
    /// A proof, whose line is still that of the file.
    case proof(ProofRecord)
    /// A question, whose lines are still those of the file.
    case question(QuestionRecord, cell: Int)
    /// A shape, whose line is that of its cell.
    case shape(ShapeRecord)
  }

  /// A record with the length of standard output at its time.
  struct Entry: Equatable {
    var record: Record
    var outputOffset: Int
  }

  private var bytes: ArraySlice<UInt8>
  private let nonce: [UInt8]

  init(_ bytes: [UInt8], nonce: String) {
    self.bytes = bytes[...]
    self.nonce = Array(nonce.utf8)
  }

  /// Whether bytes are left that are no whole record.
  var hasMore: Bool { !bytes.isEmpty }

  /// Adds bytes that were written since.
  mutating func append(_ more: [UInt8]) {
    bytes = (Array(bytes) + more)[...]
  }

  /// All whole records in order; the first bytes that are none end the reading.
  mutating func entries() -> [Entry] {
    var entries: [Entry] = []
    while true {
      let rest = bytes
      guard let entry = next() else {
        // What is no whole record yet may become one when more bytes arrive.
        bytes = rest
        return entries
      }
      entries.append(entry)
    }
  }

  private mutating func next() -> Entry? {
    guard bytes.starts(with: nonce) else { return nil }
    bytes = bytes.dropFirst(nonce.count)
    guard let kind = bytes.popFirst(), let index = number(), let low = number(),
      let high = number(), let length = number(), length <= bytes.count
    else { return nil }
    var payload = RecordReader(payload: bytes.prefix(length))
    bytes = bytes.dropFirst(length)
    guard let record = payload.record(kind: kind, index: index) else { return nil }
    return Entry(record: record, outputOffset: low | high << 32)
  }

  private init(payload: ArraySlice<UInt8>) {
    bytes = payload
    nonce = []
  }

  private mutating func record(kind: UInt8, index: Int) -> Record? {
    switch kind {
    case 1: .cellStarts(index)
    case 2: text().map { .value($0, cell: index) }
    case 3: figure().map { .figure($0, cell: index) }
    case 4: text().map { .inlineValue($0, index: index) }
    case 5: .chapterEnds
    case 6: proof(cell: index).map { .proof($0) }
    case 7: question(cell: index).map { .question($0, cell: index) }
    case 8: shape(cell: index).map { .shape($0) }
    default: nil
    }
  }

  private mutating func figure() -> FigureRecord? {
    guard let kind = text(), let alternative = text(), let twin = text() else { return nil }
    var record = FigureRecord(kind: kind, alternativeText: alternative, text: twin)
    record.svg = text()
    record.table = text()
    guard let count = number() else { return nil }
    for _ in 0..<count {
      guard let tensor = tensor() else { return nil }
      record.tensors.append(tensor)
    }
    return record
  }

  private mutating func proof(cell: Int) -> ProofRecord? {
    guard let claim = text(), let measure = text(), let line = number(),
      let relation = number().flatMap(ProofRecord.Relation.init(rawValue:)), let bound = floats(),
      let result = measurement(), let hasControl = number()
    else { return nil }
    var proof = ProofRecord(
      claim: claim, measure: measure, relation: relation, bound: bound.first, result: result,
      place: CellLine(cell: cell, line: line))
    guard hasControl == 1 else { return proof }
    guard let control = measurement() else { return nil }
    proof.control = control
    return proof
  }

  private mutating func measurement() -> ProofResult? {
    guard let holds = number(), let value = floats() else { return nil }
    return ProofResult(value: value.first, holds: holds == 1)
  }

  private mutating func question(cell: Int) -> QuestionRecord? {
    guard let prompt = text(), let count = number() else { return nil }
    var question = QuestionRecord(prompt: prompt, options: [])
    for _ in 0..<count {
      guard let text = text(), let isRight = number(), let holds = number(),
        let evidence = self.text(), let line = number()
      else { return nil }
      question.options.append(
        QuestionRecord.Option(
          text: text, isRight: isRight == 1, holds: holds == 1, evidence: evidence,
          place: CellLine(cell: cell, line: line)))
    }
    return question
  }

  private mutating func shape(cell: Int) -> ShapeRecord? {
    guard let name = text(), let line = number(), let shape = elements({ $0.number() }),
      let axisNames = elements({ $0.text() })
    else { return nil }
    return ShapeRecord(
      name: name, shape: shape, axisNames: axisNames, place: CellLine(cell: cell, line: line))
  }

  private mutating func elements<Element>(
    _ read: (inout RecordReader) -> Element?
  ) -> [Element]? {
    guard let count = number(), count <= bytes.count else { return nil }
    var elements: [Element] = []
    for _ in 0..<count {
      guard let element = read(&self) else { return nil }
      elements.append(element)
    }
    return elements
  }

  private mutating func tensor() -> TensorRecord? {
    guard let name = text(), let shape = elements({ $0.number() }) else { return nil }
    return floats().map { TensorRecord(name: name, shape: shape, values: $0) }
  }

  private mutating func floats() -> [Float]? {
    guard let count = number(), count <= bytes.count / 4 else { return nil }
    var values: [Float] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      guard let bits = number() else { return nil }
      values.append(Float(bitPattern: UInt32(bits)))
    }
    return values
  }

  private mutating func number() -> Int? {
    guard bytes.count >= 4 else { return nil }
    defer { bytes = bytes.dropFirst(4) }
    return bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private mutating func text() -> String? {
    guard let length = number(), length <= bytes.count else { return nil }
    defer { bytes = bytes.dropFirst(length) }
    return String(decoding: bytes.prefix(length), as: UTF8.self)
  }
}
