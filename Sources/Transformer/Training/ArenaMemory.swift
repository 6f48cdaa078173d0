internal import CKernels

/// The memory of an arena: values and gradients of many parameters.
final class ArenaMemory {
  let count: Int
  let values: UnsafeMutablePointer<Float>
  let gradients: UnsafeMutablePointer<Float>

  init(count: Int) {
    self.count = count
    values = ck_take(count)
    gradients = ck_take(count)
    values.update(repeating: 0, count: count)
    gradients.update(repeating: 0, count: count)
  }

  deinit {
    ck_give(values, count)
    ck_give(gradients, count)
  }
}
