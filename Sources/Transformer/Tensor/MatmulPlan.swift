internal import CKernels

/// What a batched matrix product multiplies with what.
struct MatmulPlan {
  let shape: Shape
  let rows: Int
  let columns: Int
  let depth: Int
  let count: Int
  let transposesLeft: Bool
  let transposesRight: Bool
  /// For each product, where its factors begin; empty for a batch of one.
  private(set) var leftOffsets: [Int] = []
  private(set) var rightOffsets: [Int] = []

  init(_ left: Shape, _ right: Shape, transposesLeft: Bool, transposesRight: Bool) {
    precondition(
      left.rank >= 2 && right.rank >= 2,
      "matmul needs two axes or more, not shapes \(left.dimensions) and \(right.dimensions)")
    self.transposesLeft = transposesLeft
    self.transposesRight = transposesRight
    let isShared = right.rank == 2 && !transposesLeft
    let height = left[left.rank - (transposesLeft ? 1 : 2)]
    depth = left[left.rank - (transposesLeft ? 2 : 1)]
    columns = right[right.rank - (transposesRight ? 2 : 1)]
    let rightDepth = right[right.rank - (transposesRight ? 1 : 2)]
    precondition(
      depth == rightDepth,
      "matmul: \(left.dimensions)\(transposesLeft ? " transposed" : "") has \(depth) columns, "
        + "\(right.dimensions)\(transposesRight ? " transposed" : "") has \(rightDepth) rows")
    var leftBatch = left
    var rightBatch = right
    for _ in 0..<2 {
      leftBatch.remove(axis: leftBatch.rank - 1)
      rightBatch.remove(axis: rightBatch.rank - 1)
    }
    guard var result = leftBatch.broadcast(with: rightBatch) else {
      preconditionFailure(
        "matmul: the batch axes of \(left.dimensions) and \(right.dimensions) do not fit together")
    }
    let batch = result
    result.append(height)
    result.append(columns)
    shape = result
    // One right factor for all: the batch is nothing but more rows.
    rows = isShared ? height * batch.count : height
    count = isShared ? 1 : batch.count
    guard count > 1 else { return }
    leftOffsets = MatmulPlan.offsets(leftBatch, in: batch, step: height * depth)
    rightOffsets = MatmulPlan.offsets(rightBatch, in: batch, step: depth * columns)
  }

  private static func offsets(_ part: Shape, in batch: Shape, step: Int) -> [Int] {
    (0..<batch.count).map { index in
      var offset = 0
      for axis in 0..<batch.rank {
        let position = index / batch.stride(of: axis) % batch[axis]
        offset += position * part.broadcastStride(axis, in: batch)
      }
      return offset * step
    }
  }

  func run(
    left: UnsafePointer<Float>, right: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>
  ) {
    var product = ck_gemm()
    product.m = rows
    product.n = columns
    product.k = depth
    product.a = left
    product.a_row = transposesLeft ? 1 : depth
    product.a_column = transposesLeft ? rows : 1
    product.b = right
    product.b_row = transposesRight ? 1 : columns
    product.b_column = transposesRight ? depth : 1
    product.c = out
    product.c_row = columns
    guard count > 1 else {
      if count == 1 { ck_matmul(&product) }
      return
    }
    leftOffsets.withUnsafeBufferPointer { lefts in
      rightOffsets.withUnsafeBufferPointer { rights in
        var batch = ck_gemm_batch()
        batch.first = product
        batch.count = count
        batch.a_offsets = lefts.baseAddress
        batch.b_offsets = rights.baseAddress
        batch.c_step = rows * columns
        ck_batched_matmul(&batch)
      }
    }
  }
}
