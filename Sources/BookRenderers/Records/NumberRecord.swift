import BookDocument
import CellRecords

/// The numbers of a figure as a record keeps them.
package struct NumberRecord: Codable, Equatable {
  package var name: String
  package var shape: [Int]
  /// The numbers along the last axis, one text a row: each in the fewest digits that give the very
  /// same `Float` when read.
  package var rows: [String]

  package init(_ tensor: TensorRecord) {
    name = tensor.name
    shape = tensor.shape
    let width = max(tensor.shape.last ?? 1, 1)
    let values = tensor.values
    rows = stride(from: 0, to: values.count, by: width).map { start in
      values[start..<min(start + width, values.count)].map(\.description).joined(separator: " ")
    }
  }

  /// What a proof measured; nothing if it is true or false.
  package init?(of proof: ProofRecord) {
    let values = [proof.result.value, proof.control?.value].compactMap(\.self)
    guard !values.isEmpty else { return nil }
    self.init(TensorRecord(name: proof.measure, shape: [values.count], values: values))
  }

  /// The numbers in row-major order; nothing if a text is not a number or the shape does not fit.
  package var values: [Float]? {
    let texts = rows.flatMap { $0.split(separator: " ") }
    let values = texts.compactMap { Float($0) }
    guard values.count == texts.count, values.count == shape.reduce(1, *) else { return nil }
    return values
  }
}
