internal import CKernels

/// Floats that a forward pass keeps for its gradient rule.
final class SavedBuffer {
  let pointer: UnsafeMutablePointer<Float>
  private let count: Int

  init(_ count: Int) {
    self.count = count
    pointer = ck_take(count)
  }

  deinit { ck_give(pointer, count) }
}

/// What layer normalisation keeps: the normalised rows, then one scale per row.
final class SavedRows {
  let buffer: SavedBuffer
  let rows: Int
  let columns: Int

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    buffer = SavedBuffer(rows * columns + rows)
  }

  var normal: UnsafeMutablePointer<Float> { buffer.pointer }
  var scale: UnsafeMutablePointer<Float> { buffer.pointer + rows * columns }
}

/// What attention keeps: its weights, and how its operands are laid out in memory.
final class SavedAttention {
  let weights: TensorNode
  let layout: AttentionLayout
  let scale: Float

  init(weights: TensorNode, layout: AttentionLayout, scale: Float) {
    self.weights = weights
    self.layout = layout
    self.scale = scale
  }
}

/// What an embedding keeps: the ids and the factor.
final class SavedEmbedding {
  let ids: [Int32]
  let scale: Float
  let firstPosition: Int

  init(ids: [Int32], scale: Float, firstPosition: Int) {
    self.ids = ids
    self.scale = scale
    self.firstPosition = firstPosition
  }
}

/// What cross-entropy keeps: the targets, and each row's maximum and sum of exponentials.
final class SavedCrossEntropy {
  let targets: [Int32]
  let ignoredIndex: Int32
  let labelSmoothing: Double
  let buffer: SavedBuffer

  init(targets: [Int32], ignoredIndex: Int32, labelSmoothing: Double) {
    self.targets = targets
    self.ignoredIndex = ignoredIndex
    self.labelSmoothing = labelSmoothing
    buffer = SavedBuffer(2 * targets.count)
  }

  /// The kernel's arguments that the forward pass and the gradient share.
  func call(_ targets: UnsafeBufferPointer<Int32>, _ logits: TensorNode) -> ck_cross_entropy {
    var call = ck_cross_entropy()
    call.rows = targets.count
    call.columns = logits.shape.last
    call.x = UnsafePointer(logits.pointer)
    call.targets = targets.baseAddress
    call.ignored = ignoredIndex
    call.smoothing = labelSmoothing
    call.top = buffer.pointer
    call.sum = buffer.pointer + targets.count
    return call
  }
}
