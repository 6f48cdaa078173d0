import BookDocument
import CellRecords
import Testing

@testable import CellRunner
@testable import Notebook

@Suite struct ShapeRecordTests {
  private let nonce = "0123456789abcdef"

  private func records(_ bytes: [UInt8]) -> [RecordReader.Record] {
    var reader = RecordReader(bytes, nonce: nonce)
    return reader.entries().map(\.record)
  }

  private func bytes(_ frame: Frame) -> [UInt8] {
    frame.bytes(kind: .shape, index: 3, outputOffset: 0, nonce: Array(nonce.utf8))
  }

  @Test(
    arguments: [
      ([], []), ([7], ["维"]), ([4, 5, 8], ["头", "", "维"]), ([2, 0, 3], []),
    ] as [([Int], [String])])
  func shapesAreReadAsTheyWereSent(shape: [Int], axisNames: [String]) {
    let frame = Frame(shape: shape, axisNames: axisNames, of: "q", line: 2)
    #expect(
      records(bytes(frame)) == [
        .shape(
          ShapeRecord(
            name: "q", shape: shape, axisNames: axisNames, place: CellLine(cell: 3, line: 2)))
      ])
  }

  @Test func aTruncatedShapeIsNeverRead() {
    let whole = bytes(Frame(shape: [4, 5], axisNames: ["头", "步"], of: "q", line: 0))
    for length in 0..<whole.count { #expect(records(Array(whole.prefix(length))).isEmpty) }
  }
}
