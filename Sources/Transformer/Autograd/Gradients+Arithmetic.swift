internal import CKernels

// Gradient rules of the element-wise operations with two operands and of matrix products.

extension TensorNode {
  // x + y: dy, dy · x - y: dy, -dy · x y: dy y, dy x · x / y: dy / y, -dy x / y²
  // Where an operand was broadcast, its gradient is the sum over the repeats.
  func propagateBinary(
    _ up: UnsafeMutablePointer<Float>, _ operation: ck_binary_operation, _ left: TensorNode,
    _ right: TensorNode?
  ) {
    guard let right else { return }
    if left.requiresGradient {
      switch operation {
      case ck_times: combine(ck_times, up, right).add(to: left, from: shape)
      case ck_divided: combine(ck_divided, up, right).add(to: left, from: shape)
      default: up.add(to: left, from: shape)
      }
    }
    guard right.requiresGradient else { return }
    switch operation {
    case ck_times: combine(ck_times, up, left).add(to: right, from: shape)
    case ck_minus: combine(ck_times, up, nil).add(to: right, from: shape)
    case ck_divided:
      // -dy x / y² = -(dy z) / y, where z = x / y is this node's own value
      let product = combine(ck_times, up, self)
      let quotient = withExtendedLifetime(product) { combine(ck_divided, $0.pointer, right) }
      withExtendedLifetime(quotient) { combine(ck_times, $0.pointer, nil) }
        .add(to: right, from: shape)
    default: up.add(to: right, from: shape)
    }
  }

  /// `values` times or over an operand broadcast to this node's shape; -values without an operand.
  private func combine(
    _ operation: ck_binary_operation, _ values: UnsafeMutablePointer<Float>, _ operand: TensorNode?
  ) -> SavedBuffer {
    let result = SavedBuffer(count)
    guard let operand else {
      for index in 0..<count { result.pointer[index] = -values[index] }
      return result
    }
    var call = ck_binary(self, operand, broadcastTo: shape)
    call.operation = operation
    call.x = UnsafePointer(values)
    call.out = result.pointer
    ck_binary_forward(&call)
    return result
  }

  // C = A B: dA = dC Bᵀ, dB = Aᵀ dC, each transposed again if the factor was.
  func propagateMatmul(
    _ up: UnsafeMutablePointer<Float>, _ left: TensorNode, _ right: TensorNode?,
    _ transposesLeft: Bool, _ transposesRight: Bool
  ) {
    guard let right else { return }
    let plan = MatmulPlan(
      left.shape, right.shape, transposesLeft: transposesLeft, transposesRight: transposesRight)
    let rows = plan.rows
    let columns = plan.columns
    let depth = plan.depth
    if left.requiresGradient {
      countMatrixProduct(plan.count, rows: rows, columns: depth, depth: columns)
      var product = ck_gemm()
      if transposesLeft {
        // dA [K, M] = B dCᵀ
        product.setLeft(right.pointer, rows: depth, columns: columns, isTransposed: transposesRight)
        product.setRight(up, rows: columns, columns: rows, isTransposed: true)
      } else {
        // dA [M, K] = dC Bᵀ
        product.setLeft(up, rows: rows, columns: columns, isTransposed: false)
        product.setRight(
          right.pointer, rows: columns, columns: depth, isTransposed: !transposesRight)
      }
      let parts =
        transposesLeft
        ? ProductParts(left: plan.rightOffsets, right: nil, out: plan.leftOffsets)
        : ProductParts(left: nil, right: plan.rightOffsets, out: plan.leftOffsets)
      product.run(plan, into: left, step: rows * columns, parts)
    }
    if right.requiresGradient {
      countMatrixProduct(plan.count, rows: depth, columns: columns, depth: rows)
      var product = ck_gemm()
      if transposesRight {
        // dB [N, K] = dCᵀ A
        product.setLeft(up, rows: columns, columns: rows, isTransposed: true)
        product.setRight(left.pointer, rows: rows, columns: depth, isTransposed: transposesLeft)
      } else {
        // dB [K, N] = Aᵀ dC
        product.setLeft(left.pointer, rows: depth, columns: rows, isTransposed: !transposesLeft)
        product.setRight(up, rows: rows, columns: columns, isTransposed: false)
      }
      let parts =
        transposesRight
        ? ProductParts(left: nil, right: plan.leftOffsets, out: plan.rightOffsets)
        : ProductParts(left: plan.leftOffsets, right: nil, out: plan.rightOffsets)
      product.run(plan, into: right, step: rows * columns, parts)
    }
  }
}

/// Where the matrices of a batch begin; nil stands for the upstream gradient, one after another.
private struct ProductParts {
  let left: [Int]?
  let right: [Int]?
  let out: [Int]
}

extension ck_gemm {
  mutating func setLeft(
    _ values: UnsafeMutablePointer<Float>, rows: Int, columns: Int, isTransposed: Bool
  ) {
    a = UnsafePointer(values)
    m = rows
    k = columns
    a_row = isTransposed ? 1 : columns
    a_column = isTransposed ? rows : 1
  }

  mutating func setRight(
    _ values: UnsafeMutablePointer<Float>, rows: Int, columns: Int, isTransposed: Bool
  ) {
    b = UnsafePointer(values)
    n = columns
    b_row = isTransposed ? 1 : columns
    b_column = isTransposed ? rows : 1
    c_row = columns
  }

  /// Adds the products to the gradient of `node`, one after another: a matrix that serves several
  /// products collects them in the order of the batch.
  fileprivate mutating func run(
    _ plan: MatmulPlan, into node: TensorNode, step: Int, _ parts: ProductParts
  ) {
    guard plan.count != 1 else {
      let (gradient, accumulates) = node.gradientForWriting()
      c = gradient
      accumulate = accumulates ? 1 : 0
      ck_matmul(&self)
      return
    }
    let gradient = node.gradientForAdding()
    let (leftBase, rightBase) = (a, b)
    accumulate = 1
    for index in 0..<plan.count {
      a = leftBase.map { $0 + (parts.left?[index] ?? index * step) }
      b = rightBase.map { $0 + (parts.right?[index] ?? index * step) }
      c = gradient + parts.out[index]
      ck_matmul(&self)
    }
  }
}

extension SavedBuffer {
  /// Adds values of `shape` to the gradient of a node that was broadcast to that shape.
  fileprivate func add(to node: TensorNode, from shape: Shape) {
    withExtendedLifetime(self) { pointer.add(to: node, from: shape) }
  }
}

extension UnsafeMutablePointer<Float> {
  /// Adds values of `shape` to the gradient of a node that was broadcast to that shape.
  fileprivate func add(to node: TensorNode, from shape: Shape) {
    if node.shape == shape {
      let (gradient, accumulates) = node.gradientForWriting()
      if accumulates {
        ck_add(gradient, self, node.count)
      } else {
        gradient.update(from: self, count: node.count)
      }
      return
    }
    var call = ck_binary.walking(
      shape, input: { shape.stride(of: $0) },
      output: { node.shape.broadcastStride($0, in: shape) })
    call.x = UnsafePointer(self)
    call.out = node.gradientForAdding()
    ck_sum_to(&call)
  }
}
