import BookDocument
import CellRecords
import Foundation

/// Everything that a chapter's run gave, in a file beside its page: numbers exactly, so that a later
/// build can say what has changed and by how much.
package struct ChapterRecord: Codable, Equatable {
  /// A cell that gave something.
  package struct CellEntry: Codable, Equatable {
    package var cell: String
    package var outputs: [OutputRecord]
  }

  /// A value in a sentence.
  package struct Value: Codable, Equatable {
    package var expression: String
    package var text: String
  }

  package var cells: [CellEntry]
  package var values: [Value]

  /// The record of a chapter's run.
  package init(of chapter: Chapter, run: ChapterRun) {
    cells = chapter.cells.compactMap { cell in
      let outputs = run.outputs[cell.index].map(OutputRecord.init)
      return outputs.isEmpty ? nil : CellEntry(cell: cell.name, outputs: outputs)
    }
    cells += run.mutationRuns.flatMap { mutationRun in
      mutationRun.proofs.map { proof in
        let outcome = proof.result.holds ? "survived" : "killed"
        var output = OutputRecord(.proof(proof))
        output.text?.append(outcome)
        let claims = proof.claims.joined(separator: ", ")
        return CellEntry(cell: "\(claims) with mutation \(mutationRun.mutation)", outputs: [output])
      }
    }
    values = chapter.inlineValues.map {
      Value(expression: $0.expression, text: run.values[$0.index])
    }
  }

  /// Where a page's record is in the output folder.
  package static func fileName(of slug: String) -> String { "\(folder)/\(slug).json" }

  /// The folder of the records in the output folder.
  package static let folder = "records"

  /// Reads a record; nothing if the text is none.
  package init?(json: String) {
    guard let record = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = record
  }

  /// The record as text: one line for a row of numbers, keys in the order of the alphabet.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
