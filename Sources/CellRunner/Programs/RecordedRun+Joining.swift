import BookDocument
import CellRecords
import Foundation
import RunStore

extension RecordedRun {
  /// What the programs of a chapter gave as if one had given it: of each its own cells and values, in the
  /// order of the chapter.
  static func joining(
    _ runs: [(run: RecordedRun, part: ProgramSlice)], of chapter: Chapter
  ) -> RecordedRun {
    guard runs.count > 1, let first = runs.first else {
      return runs.first?.run
        ?? RecordedRun(nonce: String(repeating: "0", count: 16), records: Data(), output: Data())
    }
    let segments = runs.map { Segments($0.run, $0.part) }
    let writer = RecordWriter(nonce: first.run.nonce)
    var joined = RecordedRun(
      nonce: first.run.nonce, records: Data(RecordFormat.head), output: Data())
    func append(_ record: Record) {
      joined.records.append(
        contentsOf: writer.bytes(of: record, outputOffset: joined.output.count))
    }
    for cell in chapter.cells.indices {
      for segment in segments.compactMap({ $0.ofCell[cell] }) {
        for piece in segment {
          switch piece {
          case .printed(let bytes): joined.output.append(bytes)
          case .record(let record): append(record)
          }
        }
      }
    }
    for record in segments.flatMap(\.values) { append(record) }
    append(.chapterEnds)
    return joined
  }

  /// What one program gave, cut at the starts of its cells.
  private struct Segments {
    enum Piece {
      case printed(Data)
      case record(Record)
    }

    private(set) var ofCell: [Int: [Piece]] = [:]
    private(set) var values: [Record] = []

    init(_ run: RecordedRun, _ part: ProgramSlice) {
      var reader = RecordReader(nonce: run.nonce)
      reader.append(Array(run.records))
      var cell: Int?
      var printed = 0
      func text(upTo end: Int) -> Piece? {
        let upper = min(end, run.output.count)
        guard upper > printed else { return nil }
        defer { printed = upper }
        return .printed(run.output.dropFirst(printed).prefix(upper - printed))
      }
      func add(_ piece: Piece?) {
        guard let piece, let cell, part.cells.contains(cell) else { return }
        ofCell[cell, default: []].append(piece)
      }
      for entry in reader.entries() {
        add(text(upTo: entry.outputOffset))
        switch entry.record {
        case .cellStarts(let index):
          cell = index
          add(.record(entry.record))
        case .inlineValue(_, let index):
          if part.values.contains(index) { values.append(entry.record) }
        case .chapterEnds: break
        default: add(.record(entry.record))
        }
      }
      add(text(upTo: run.output.count))
    }
  }
}
