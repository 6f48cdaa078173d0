import BookDocument
import CellRecords
import Testing

@testable import CellRunner
@testable import Notebook

/// `Notebook` writes what `CellRunner` reads; the two halves share no code, so that a test holds
/// them together.
@Suite struct RecordTests {
  private let nonce = "0123456789abcdef"

  private func bytes(
    _ frame: Frame, _ kind: Frame.Kind, index: Int, offset: Int64 = 0
  ) -> [UInt8] {
    frame.bytes(kind: kind, index: index, outputOffset: offset, nonce: Array(nonce.utf8))
  }

  private func value(_ text: String) -> Frame {
    var frame = Frame()
    frame.append(text)
    return frame
  }

  @Test func recordsAreReadAsTheyWereWritten() {
    let written =
      bytes(Frame(), .cellStarts, index: 3, offset: 5_000_000_000)
      + bytes(value("中文"), .value, index: 3) + bytes(value("0.5"), .inlineValue, index: 7)
      + bytes(Frame(), .chapterEnds, index: 0)
    var reader = RecordReader(written, nonce: nonce)
    let entries = reader.entries()
    #expect(
      entries.map(\.record) == [
        .cellStarts(3), .value("中文", cell: 3), .inlineValue("0.5", index: 7), .chapterEnds,
      ])
    #expect(entries.first?.outputOffset == 5_000_000_000)
  }

  @Test func figuresKeepEveryBitOfTheirNumbers() {
    let values: [Float] = [0.1, -0, .infinity, .leastNonzeroMagnitude, 1e38]
    var frame = Frame()
    for text in ["Heatmap", "说明", "x"] { frame.append(text) }
    frame.append("<svg/>" as String?)
    frame.append(nil as String?)
    frame.append(1)
    frame.append("头 1")
    frame.append(1)
    frame.append(5)
    frame.append(values)
    var reader = RecordReader(bytes(frame, .figure, index: 0), nonce: nonce)
    let tensor = TensorRecord(name: "头 1", shape: [5], values: values)
    let figure = FigureRecord(
      kind: "Heatmap", alternativeText: "说明", text: "x", svg: "<svg/>", table: nil,
      tensors: [tensor])
    #expect(reader.entries().map(\.record) == [.figure(figure, cell: 0)])
  }

  @Test func readingStopsAtTheFirstBytesThatAreNoRecord() {
    let good = bytes(value("x"), .value, index: 0)
    for bad in [Array("garbage".utf8), Array(nonce.utf8)] {
      var reader = RecordReader(good + bad + good, nonce: nonce)
      #expect(reader.entries().count == 1)
    }
  }

  @Test func aTruncatedRecordIsNeverRead() {
    let good = bytes(value("abc"), .value, index: 0)
    for length in 0..<good.count {
      var reader = RecordReader(Array(good.prefix(length)), nonce: nonce)
      #expect(reader.entries().isEmpty)
    }
  }

  @Test func anotherNonceIsNoRecord() {
    var reader = RecordReader(bytes(Frame(), .chapterEnds, index: 0), nonce: "fedcba9876543210")
    #expect(reader.entries().isEmpty)
  }
}
