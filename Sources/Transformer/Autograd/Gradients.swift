internal import CKernels

// The table of gradient rules: for each operation, what one output gradient contributes to the
// gradients of its inputs. `up` is the gradient of the output; a rule asks each input for memory
// (`gradientForWriting`) and learns whether it is the first to write there. The rules that need more
// than a few lines are in the files `Gradients+….swift` beside this one.

extension TensorNode {
  /// Hands this node's gradient on to its inputs.
  func propagateToInputs() {
    guard let up = gradient, let first else {
      if let up = gradient, case .concatenate(let axis, let parts) = operation {
        propagateConcatenation(up, axis: axis, parts: parts)
      }
      return
    }
    switch operation {
    case .leaf: break
    case .binary(let operation): propagateBinary(up, operation, first, second)
    case .unary(let operation, let factor): propagateUnary(up, operation, factor, first)
    case .matmul(let left, let right): propagateMatmul(up, first, second, left, right)
    case .linear(let appliesReLU): propagateLinear(up, first, second, third, appliesReLU)
    case .softmax(let isLog): propagateSoftmax(up, isLog, first)
    case .sum(let outer, let length, let inner): propagateSum(up, outer, length, inner, first)
    case .reshape: propagateReshape(up, first)
    case .transpose(let one, let other): propagateTranspose(up, one, other, first)
    case .slice(let axis, let start): propagateSlice(up, axis, start, first)
    case .concatenate(let axis, let parts): propagateConcatenation(up, axis: axis, parts: parts)
    case .dropout(let seed, let rate): propagateDropout(up, seed, rate, first)
    case .layerNorm(let saved): propagateLayerNorm(up, saved)
    case .attention(let saved): propagateAttention(up, saved)
    case .embedding(let saved): propagateEmbedding(up, saved, first)
    case .crossEntropy(let saved): propagateCrossEntropy(up, saved, first)
    }
  }

  // y = f(x): dx = f'(x) dy
  private func propagateUnary(
    _ up: UnsafeMutablePointer<Float>, _ operation: ck_operation, _ factor: Float,
    _ input: TensorNode
  ) {
    let (gradient, accumulates) = input.gradientForWriting()
    var call = ck_unary()
    call.count = count
    call.operation = operation
    call.factor = factor
    call.x = UnsafePointer(input.pointer)
    call.y = pointer
    call.dy = UnsafePointer(up)
    call.dx = gradient
    call.accumulate = accumulates ? 1 : 0
    ck_unary_gradient(&call)
  }

  // y = softmax(x): dx = y (dy - Σ dy y); y = log softmax(x): dx = dy - exp(y) Σ dy
  private func propagateSoftmax(
    _ up: UnsafeMutablePointer<Float>, _ isLog: Bool, _ input: TensorNode
  ) {
    let (gradient, accumulates) = input.gradientForWriting()
    var call = ck_rows()
    call.columns = shape.last
    call.rows = count / max(call.columns, 1)
    call.x = UnsafePointer(pointer)
    call.dy = UnsafePointer(up)
    call.y = gradient
    call.is_log = isLog ? 1 : 0
    call.accumulate = accumulates ? 1 : 0
    ck_softmax_gradient(&call)
  }

  // y = Σ x over one axis: every x receives its sum's dy
  private func propagateSum(
    _ up: UnsafeMutablePointer<Float>, _ outer: Int, _ length: Int, _ inner: Int,
    _ input: TensorNode
  ) {
    let gradient = input.gradientForAdding()
    for block in 0..<outer {
      for position in 0..<length {
        let start = gradient + (block * length + position) * inner
        for index in 0..<inner { start[index] += up[block * inner + index] }
      }
    }
  }

  // The same elements in another shape: the gradient passes unchanged.
  private func propagateReshape(_ up: UnsafeMutablePointer<Float>, _ input: TensorNode) {
    let (gradient, accumulates) = input.gradientForWriting()
    if accumulates { ck_add(gradient, up, count) } else { gradient.update(from: up, count: count) }
  }

  // Two axes swapped: the gradient goes back to where each element came from.
  private func propagateTranspose(
    _ up: UnsafeMutablePointer<Float>, _ one: Int, _ other: Int, _ input: TensorNode
  ) {
    let (gradient, accumulates) = input.gradientForWriting()
    let source = input.shape
    var call = ck_binary.walking(
      shape, output: { source.stride(of: $0 == one ? other : $0 == other ? one : $0) })
    call.x = UnsafePointer(up)
    call.out = gradient
    ck_scatter_strided(&call, accumulates ? 1 : 0)
  }

  // A part of the tensor: its gradient belongs to that part, the rest receives nothing.
  private func propagateSlice(
    _ up: UnsafeMutablePointer<Float>, _ axis: Int, _ start: Int, _ input: TensorNode
  ) {
    let source = input.shape
    var call = ck_binary.walking(shape, output: { source.stride(of: $0) })
    call.x = UnsafePointer(up)
    call.out = input.gradientForAdding() + start * source.stride(of: axis)
    ck_scatter_strided(&call, 1)
  }

  // Joined tensors: each takes its own part of the gradient.
  private func propagateConcatenation(
    _ up: UnsafeMutablePointer<Float>, axis: Int, parts: [TensorNode]
  ) {
    let whole = shape
    var start = 0
    for part in parts {
      defer { start += part.shape[axis] }
      guard part.requiresGradient else { continue }
      var read = ck_binary.walking(part.shape, input: { whole.stride(of: $0) })
      let piece = SavedBuffer(part.count)
      read.x = UnsafePointer(up + start * whole.stride(of: axis))
      read.out = piece.pointer
      ck_copy_strided(&read)
      withExtendedLifetime(piece) {
        let (gradient, accumulates) = part.gradientForWriting()
        if accumulates {
          ck_add(gradient, piece.pointer, part.count)
        } else {
          gradient.update(from: piece.pointer, count: part.count)
        }
      }
    }
  }

  // y = x mask / (1 - rate), the mask made again from the seed
  private func propagateDropout(
    _ up: UnsafeMutablePointer<Float>, _ seed: UInt64, _ rate: Float, _ input: TensorNode
  ) {
    let (gradient, accumulates) = input.gradientForWriting()
    var call = ck_dropout()
    call.count = count
    call.seed = seed
    call.rate = rate
    call.scale = 1 / (1 - rate)
    call.x = UnsafePointer(up)
    call.y = gradient
    call.accumulate = accumulates ? 1 : 0
    ck_dropout_forward(&call)
  }
}
