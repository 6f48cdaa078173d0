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
