/// One thing that a chapter's process reports to the build.
///
/// What a cell sends, what the cache keeps and what the build reads are the same bytes:
/// ``RecordWriter`` writes them and ``RecordReader`` reads them. A new kind of output is a case here
/// and in those two, where the compiler asks for it.
package enum Record: Sendable, Hashable {
  case cellStarts(Int)
  case value(String, cell: Int)
  case figure(FigureRecord, cell: Int)
  case inlineValue(String, index: Int)
  case chapterEnds
  /// A proof; its place names its cell.
  case proof(ProofRecord)
  case question(QuestionRecord, cell: Int)
  /// A shape; its place names its cell.
  case shape(ShapeRecord)
  /// The value beside a comment that states one; its place names its cell.
  case stated(StatedValue)
  /// The build adds it when the cell has failed as its author expected.
  case expectedFailure(ExpectedFailure, cell: Int)
}

extension Record {
  /// The kinds as the format numbers them; a number is never given to another kind.
  enum Kind: UInt8, CaseIterable {
    case cellStarts = 1
    case value = 2
    case figure = 3
    case inlineValue = 4
    case chapterEnds = 5
    case proof = 6
    case question = 7
    case shape = 8
    case expectedFailure = 9
    case stated = 10
  }

  var kind: Kind {
    switch self {
    case .cellStarts: .cellStarts
    case .value: .value
    case .figure: .figure
    case .inlineValue: .inlineValue
    case .chapterEnds: .chapterEnds
    case .proof: .proof
    case .question: .question
    case .shape: .shape
    case .expectedFailure: .expectedFailure
    case .stated: .stated
    }
  }
}

/// The format of a stream of records.
///
/// A stream is a head and any number of records. The head is a mark of twelve bytes and the version
/// (8). A record is the nonce (16), the kind (1), the length of standard output at its time (8), the
/// length of the payload (8) and the payload. Integers are little-endian.
package enum RecordFormat {
  /// The version; it changes with every change of a payload.
  package static let version = 3

  static let mark = Array("cell-records".utf8)
  static let nonceLength = 16

  /// What a stream begins with.
  package static var head: [UInt8] { head(version: version) }

  static func head(version: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(raw: mark)
    writer.append(version)
    return writer.bytes
  }
}

/// Why a stream of records cannot be read on.
package enum RecordError: Error, Hashable, Sendable {
  /// Another version of the format wrote the stream.
  case version(Int)
  /// The next bytes are not a record with the stream's nonce.
  case notARecord
}
