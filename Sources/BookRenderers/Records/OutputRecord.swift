import BookDocument
import CellRecords

/// One output of a cell as a record keeps it.
package struct OutputRecord: Codable, Equatable {
  /// `printed`, `value`, the kind of a expectedFailure, or the figure's type.
  package var kind: String
  /// What was printed or shown, line by line; of a figure only if it is shown as a table, because a
  /// drawing's text follows from its numbers.
  package var text: [String]?
  package var tensors: [NumberRecord]?

  package init(_ output: CellOutput) {
    switch output {
    case .printed(let text):
      kind = "printed"
      self.text = Self.lines(of: text)
    case .value(let text):
      kind = "value"
      self.text = Self.lines(of: text)
    case .expectedFailure(let expectedFailure):
      kind = expectedFailure.kind.rawValue
      text = Self.lines(of: expectedFailure.text)
    case .proof(let proof):
      kind = "proof"
      text = ["\(proof.claims.joined(separator: ", ")) \(proof.measure)"]
      tensors = [NumberRecord(of: proof)].compactMap(\.self)
    case .question(let question):
      kind = "question"
      text = [question.prompt] + question.options.flatMap { [$0.text, $0.evidence] }
    case .figure(let figure):
      kind = figure.kind
      text = figure.drawing == nil ? Self.lines(of: figure.text) : nil
      tensors = figure.tensors.isEmpty ? nil : figure.tensors.map(NumberRecord.init)
    }
  }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
