import Testing

@testable import CellRecords

/// What `Notebook` sends, the cache keeps and the build reads is one format.
@Suite struct RecordFormatTests {
  private let nonce = SampleRecords.nonce
  private var writer: RecordWriter { RecordWriter(nonce: nonce) }

  private func read(_ bytes: [UInt8]) -> RecordReader {
    var reader = RecordReader(nonce: nonce)
    reader.append(bytes)
    return reader
  }

  @Test(arguments: SampleRecords.all)
  func everyKindIsReadAsItWasWritten(record: Record) {
    var reader = read(
      RecordFormat.head + writer.bytes(of: record, outputOffset: 5_000_000_000))
    let entries = reader.entries()
    #expect(entries.map(\.record) == [record])
    #expect(entries.map(\.outputOffset) == [5_000_000_000])
    #expect(reader.isAtEnd)
  }

  @Test func theSamplesHaveEveryKind() {
    #expect(Set(SampleRecords.all.map(\.kind)) == Set(Record.Kind.allCases))
  }

  @Test func numbersKeepEveryBit() throws {
    let quiet = Float(bitPattern: 0x7FC0_1234)
    let figure = FigureRecord(
      kind: "k", alternativeText: "", text: "",
      tensors: [TensorRecord(name: "t", shape: [2], values: [-0.0, quiet])])
    var reader = read(writer.stream(of: [.figure(figure, cell: 0)]))
    guard case .figure(let found, _) = try #require(reader.entries().first).record else {
      Issue.record("the record is not a figure")
      return
    }
    #expect(found.tensors[0].values.map(\.bitPattern) == [0x8000_0000, 0x7FC0_1234])
  }

  @Test func aStreamThatComesInPiecesIsReadRecordByRecord() {
    let stream = writer.stream(of: SampleRecords.all)
    for size in [1, 7, 100] {
      var reader = RecordReader(nonce: nonce)
      var records: [Record] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        reader.append(Array(stream[start..<min(start + size, stream.count)]))
        records += reader.entries().map(\.record)
      }
      #expect(records == SampleRecords.all)
      #expect(reader.isAtEnd)
    }
  }

  @Test func everyTruncationGivesTheWholeRecordsBeforeIt() {
    let stream = writer.stream(of: SampleRecords.all)
    var ends = [RecordFormat.head.count]
    for record in SampleRecords.all {
      ends.append((ends.last ?? 0) + writer.bytes(of: record).count)
    }
    for length in 0..<stream.count {
      var reader = read(Array(stream.prefix(length)))
      let whole = max(0, ends.count { $0 <= length } - 1)
      #expect(reader.entries().map(\.record) == Array(SampleRecords.all.prefix(whole)))
      #expect(reader.error == nil)
      #expect(reader.isAtEnd == (length == 0 || ends.contains(length)))
    }
  }

  /// A byte that was changed spoils its own record and none before it, and never traps.
  @Test func changedBytesNeverTrap() {
    let stream = writer.stream(of: SampleRecords.all)
    var generator = SplitMix(state: 42)
    for _ in 0..<20_000 {
      var bytes = stream
      var first = stream.count
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = .random(in: 0...255, using: &generator)
        first = min(first, place)
      }
      var reader = read(bytes)
      let records = reader.entries().map(\.record)
      var end = RecordFormat.head.count
      for (found, sent) in zip(records, SampleRecords.all) {
        end += writer.bytes(of: sent).count
        guard end <= first else { break }
        #expect(found == sent)
      }
    }
  }

  @Test(arguments: [0, RecordFormat.version - 1, RecordFormat.version + 1, -1, .max])
  func anotherVersionIsNamed(version: Int) {
    var reader = read(RecordFormat.head(version: version) + writer.bytes(of: .chapterEnds))
    #expect(reader.entries().isEmpty)
    #expect(reader.error == .version(version))
  }

  @Test func readingStopsAtTheFirstBytesThatAreNotARecord() {
    let good = writer.bytes(of: .value("x", cell: 0))
    let other = RecordWriter(nonce: "fedcba9876543210").bytes(of: .chapterEnds)
    for bad in [Array("garbage".utf8), other, Array(nonce.utf8) + [99] + other.dropFirst(17)] {
      var reader = read(RecordFormat.head + good + bad + good)
      #expect(reader.entries().count == 1)
      #expect(reader.error == .notARecord)
    }
    var headless = read(good)
    #expect(headless.entries().isEmpty && headless.error == .notARecord)
  }
}

/// The generator of Steele, Lea and Flood, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
