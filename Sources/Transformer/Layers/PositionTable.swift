/// Position vectors of a model: made once and grown when a longer text arrives.
final class PositionTable: Module {
  private let encoding: PositionEncoding
  private let modelDimension: Int
  private var table: Tensor?

  init(_ encoding: PositionEncoding, modelDimension: Int, seed: UInt64) {
    self.encoding = encoding
    self.modelDimension = modelDimension
    if case .learned(let maximumLength) = encoding {
      table = .normal([maximumLength, modelDimension], standardDeviation: 0.02, seed: seed)
    }
  }

  /// At least `length` position vectors, or nil for a model without positions.
  func vectors(length: Int) -> Tensor? {
    guard encoding == .sinusoidal else { return table }
    if let table, table.node.shape[0] >= length { return table }
    var capacity = 64
    while capacity < length { capacity *= 2 }
    let grown = sinusoidalPositions(length: capacity, modelDimension: modelDimension)
    table = grown
    return grown
  }

  func parameters(prefix: String) -> [Parameter] {
    guard case .learned = encoding, let table else { return [] }
    return [Parameter(prefix + "weight", table)]
  }
}
