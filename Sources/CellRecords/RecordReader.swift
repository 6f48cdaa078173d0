/// The one decoder of records: it reads a stream as far as it has come, record by record.
///
/// Bytes that are not records end the reading; no bytes make it trap.
package struct RecordReader: Sendable {
  /// A record with the length of standard output at its time.
  package struct TimedRecord: Sendable, Hashable {
    package var record: Record
    package var outputOffset: Int
  }

  /// Why nothing more can be read, whatever comes after what was read.
  package private(set) var error: RecordError?

  private let nonce: [UInt8]
  private var bytes: ArraySlice<UInt8> = []
  private var hasHead = false

  /// Creates a reader for the records that carry a nonce.
  package init(nonce: String) {
    self.nonce = Array(nonce.utf8)
  }

  /// Whether all bytes have been read as whole records.
  package var isAtEnd: Bool { bytes.isEmpty && error == nil }

  /// How many bytes were added and are not part of a whole record yet.
  package var unreadCount: Int { bytes.count }

  /// Adds the next bytes of the stream.
  package mutating func append(_ more: [UInt8]) {
    bytes = bytes.isEmpty ? more[...] : (Array(bytes) + more)[...]
  }

  /// The whole records that have come since the last call, in order.
  package mutating func entries() -> [TimedRecord] {
    var entries: [TimedRecord] = []
    while let entry = next() { entries.append(entry) }
    return entries
  }

  /// The next record, or nil if it has not come whole or cannot be read.
  package mutating func next() -> TimedRecord? {
    guard error == nil else { return nil }
    if !hasHead { readHead() }
    guard hasHead, !bytes.isEmpty else { return nil }
    guard bytes.prefix(nonce.count).elementsEqual(nonce.prefix(bytes.count)) else {
      error = .notARecord
      return nil
    }
    var reader = ByteReader(bytes.dropFirst(nonce.count))
    guard let kind = try? reader.take(1).first, let offset = try? reader.number(),
      let length = try? reader.number()
    else { return nil }
    let start = nonce.count + 17
    guard length >= 0, offset >= 0, let kind = Record.Kind(rawValue: kind) else {
      error = .notARecord
      return nil
    }
    guard length <= bytes.count - start else { return nil }
    var payload = ByteReader(bytes.dropFirst(start).prefix(length))
    guard let record = try? payload.record(kind), payload.isAtEnd else {
      error = .notARecord
      return nil
    }
    bytes = bytes.dropFirst(start + length)
    return TimedRecord(record: record, outputOffset: offset)
  }

  private mutating func readHead() {
    let mark = RecordFormat.mark
    guard bytes.prefix(mark.count).elementsEqual(mark.prefix(bytes.count)) else {
      error = .notARecord
      return
    }
    var reader = ByteReader(bytes.dropFirst(mark.count))
    guard let version = try? reader.number() else { return }
    guard version == RecordFormat.version else {
      error = .version(version)
      return
    }
    bytes = bytes.dropFirst(RecordFormat.head.count)
    hasHead = true
  }
}

extension ByteReader {
  fileprivate mutating func record(_ kind: Record.Kind) throws(FormatError) -> Record {
    switch kind {
    case .cellStarts: return .cellStarts(try index())
    case .value:
      let cell = try index()
      return .value(try text(), cell: cell)
    case .figure:
      let cell = try index()
      return .figure(try figure(), cell: cell)
    case .inlineValue:
      let index = try index()
      return .inlineValue(try text(), index: index)
    case .chapterEnds: return .chapterEnds
    case .proof: return .proof(try proof())
    case .question:
      let cell = try index()
      return .question(try question(), cell: cell)
    case .shape: return .shape(try shape())
    case .stated:
      let place = try place()
      return .stated(StatedValue(texts: try texts(), place: place))
    case .expectedFailure:
      let cell = try index()
      guard let kind = ExpectedFailure.Kind(rawValue: try text()) else { throw FormatError() }
      return .expectedFailure(ExpectedFailure(kind, text: try text()), cell: cell)
    }
  }

  private mutating func place() throws(FormatError) -> CellLine {
    CellLine(cell: try index(), line: try index())
  }

  private mutating func texts() throws(FormatError) -> [String] {
    try elements { reader throws(FormatError) in try reader.text() }
  }

  private mutating func optionalText() throws(FormatError) -> String? {
    try optional { reader throws(FormatError) in try reader.text() }
  }

  private mutating func figure() throws(FormatError) -> FigureRecord {
    FigureRecord(
      kind: try text(), alternativeText: try text(), text: try text(),
      drawing: try optional { reader throws(FormatError) in Drawing(pieces: try reader.texts()) },
      tables: try elements { reader throws(FormatError) in try reader.table() },
      tensors: try elements { reader throws(FormatError) in try reader.tensor() })
  }

  private mutating func tensor() throws(FormatError) -> TensorRecord {
    let tensor = TensorRecord(
      name: try text(), shape: try elements { reader throws(FormatError) in try reader.number() },
      values: try floats())
    guard tensor.isConsistent else { throw FormatError() }
    return tensor
  }

  private mutating func table() throws(FormatError) -> DataTable {
    let caption = try text()
    let headers = try elements { reader throws(FormatError) in try reader.dataCell() }
    let groups = try elements { reader throws(FormatError) in
      DataTable.Group(
        title: try reader.optionalText(),
        rows: try reader.elements { reader throws(FormatError) in
          DataTable.Row(
            header: try reader.dataCell(),
            cells: try reader.elements { reader throws(FormatError) in try reader.dataCell() })
        })
    }
    guard
      let table = DataTable(decodedCaption: caption, columnHeaders: headers, groups: groups)
    else { throw FormatError() }
    return table
  }

  private mutating func dataCell() throws(FormatError) -> DataCell {
    switch try number() {
    case 0: .text(try text())
    case 1: .number(try text())
    case 2: .axes(try texts(), separator: try text())
    case 3: .tokens(try texts())
    case 4: .prefix(earlier: try texts(), newest: try text())
    case 5: .count(digits: try text(), ratio: try optionalText())
    case 6: .verdict(token: try text(), agrees: try flag())
    case 7: .masked
    case 8: .elided
    default: throw FormatError()
    }
  }

  private mutating func proof() throws(FormatError) -> ProofRecord {
    let place = try place()
    let claims = try texts()
    let measure = try text()
    guard !claims.isEmpty, let relation = ProofRecord.Relation(rawValue: try number()) else {
      throw FormatError()
    }
    return ProofRecord(
      claims: claims, measure: measure, relation: relation, bound: try optionalFloat(),
      result: try proofResult(),
      control: try optional { reader throws(FormatError) in try reader.proofResult() },
      place: place)
  }

  private mutating func proofResult() throws(FormatError) -> ProofResult {
    ProofResult(value: try optionalFloat(), holds: try flag())
  }

  private mutating func optionalFloat() throws(FormatError) -> Float? {
    try optional { reader throws(FormatError) in
      guard let value = try reader.floats().first else { throw FormatError() }
      return value
    }
  }

  private mutating func question() throws(FormatError) -> QuestionRecord {
    QuestionRecord(
      prompt: try text(),
      options: try elements { reader throws(FormatError) in
        let place = try reader.place()
        return QuestionRecord.Option(
          text: try reader.text(), isRight: try reader.flag(), holds: try reader.flag(),
          evidence: try reader.text(), place: place)
      })
  }

  private mutating func shape() throws(FormatError) -> ShapeRecord {
    let place = try place()
    return ShapeRecord(
      name: try text(), shape: try elements { reader throws(FormatError) in try reader.number() },
      axisNames: try texts(), place: place)
  }
}
