internal import CKernels

/// The sinusoidal position vectors of the paper.
///
/// - Parameters:
///   - length: The number of positions.
///   - modelDimension: The number of features.
///   - firstPosition: The position of the first row.
/// - Returns: `PE[pos, 2i] = sin(pos / 10000^(2i/d))`, `PE[pos, 2i+1] = cos(pos / 10000^(2i/d))`.
/// - Shape: `[length, modelDimension]`.
/// - Source: "Attention Is All You Need", section 3.5.
public func sinusoidalPositions(
  length: Int, modelDimension: Int, firstPosition: Int = 0
) -> Tensor {
  let node = TensorNode(Shape(length, modelDimension))
  var call = ck_positions()
  call.first = firstPosition
  call.count = length
  call.width = modelDimension
  call.y = node.pointer
  ck_sinusoidal_positions(&call)
  return Tensor(node)
}

/// How a model tells apart the places of its tokens.
public enum PositionEncoding: Sendable, Equatable {
  /// The fixed sines and cosines of the paper.
  case sinusoidal

  /// One learned vector for each place, up to a maximum.
  case learned(maximumLength: Int)

  /// Nothing: the model sees a bag of words.
  case none
}

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
