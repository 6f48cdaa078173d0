internal import CKernels

extension Tensor {
  /// The sum of all elements.
  ///
  /// - Returns: A scalar.
  public func sum() -> Tensor { sum(outer: 1, length: count, inner: 1, shape: Shape()) }

  /// The mean of all elements.
  ///
  /// - Returns: A scalar.
  /// - Precondition: There is at least one element.
  public func mean() -> Tensor {
    precondition(count > 0, "the mean needs at least one element, shape \(shape) has none")
    return sum() / Float(count)
  }

  /// The sum along one axis.
  ///
  /// - Parameters:
  ///   - axis: The axis; negative axes count from the last.
  ///   - keepingAxis: Whether the axis stays, with one element.
  /// - Returns: The sums.
  public func sum(axis: Int, keepingAxis: Bool = false) -> Tensor {
    let axis = node.shape.resolved(axis: axis)
    var shape = node.shape
    let length = shape[axis]
    let inner = shape.stride(of: axis)
    if keepingAxis { shape[axis] = 1 } else { shape.remove(axis: axis) }
    let outer = length * inner == 0 ? 0 : count / (length * inner)
    return sum(outer: outer, length: length, inner: inner, shape: shape)
  }

  /// The mean along one axis.
  ///
  /// - Parameters:
  ///   - axis: The axis; negative axes count from the last.
  ///   - keepingAxis: Whether the axis stays, with one element.
  /// - Returns: The means.
  public func mean(axis: Int, keepingAxis: Bool = false) -> Tensor {
    let length = dimension(axis)
    precondition(
      length > 0, "the mean needs at least one element, axis \(axis) of \(shape) has none")
    return sum(axis: axis, keepingAxis: keepingAxis) / Float(length)
  }

  /// The largest element.
  ///
  /// - Returns: The element; NaN if there is one.
  /// - Precondition: There is at least one element.
  public func max() -> Float {
    precondition(count > 0, "the maximum needs at least one element, shape \(shape) has none")
    return scalars.reduce(-.infinity) { $0.isNaN || $1 <= $0 ? $0 : $1 }
  }

  /// The smallest element.
  ///
  /// - Returns: The element; NaN if there is one.
  /// - Precondition: There is at least one element.
  public func min() -> Float { -((-self).max()) }

  /// Where the largest element of each row of the last axis lies; the first of equal ones.
  ///
  /// - Returns: One index for each row, in row-major order.
  /// - Precondition: The last axis is not empty.
  public func argmax() -> [Int] {
    let columns = node.shape.last
    precondition(columns > 0, "argmax needs at least one column, shape \(shape) has none")
    return (0..<count / columns).map { row in
      let start = row * columns
      return (1..<Swift.max(columns, 1)).reduce(0) { best, column in
        node.pointer[start + column] > node.pointer[start + best] ? column : best
      }
    }
  }

  /// The largest absolute difference between two tensors.
  ///
  /// - Parameter other: A tensor of the same shape.
  /// - Returns: The difference; NaN if an element is NaN.
  /// - Precondition: The shapes are equal.
  public func maximumDifference(from other: Tensor) -> Float {
    precondition(
      node.shape == other.node.shape, "shapes \(shape) and \(other.shape) are not the same")
    var largest: Float = 0
    for index in 0..<count {
      let difference = abs(node.pointer[index] - other.node.pointer[index])
      if difference.isNaN { return .nan }
      largest = Swift.max(largest, difference)
    }
    return largest
  }

  /// Whether every element has the same bits as in another tensor of the same shape.
  ///
  /// - Parameter other: The other tensor.
  /// - Returns: Whether shapes and bits agree.
  public func isIdentical(to other: Tensor) -> Bool {
    guard node.shape == other.node.shape else { return false }
    return (0..<count).allSatisfy {
      node.pointer[$0].bitPattern == other.node.pointer[$0].bitPattern
    }
  }

  private func sum(outer: Int, length: Int, inner: Int, shape: Shape) -> Tensor {
    let result = TensorNode.result(shape, node)
    var call = ck_reduce()
    call.outer = outer
    call.length = length
    call.inner = inner
    call.x = UnsafePointer(node.pointer)
    call.y = result.pointer
    if count == 0 {
      result.pointer.update(repeating: 0, count: result.count)
    } else {
      ck_sum(&call)
    }
    result.record(.sum(outer: outer, length: length, inner: inner))
    return Tensor(result)
  }
}
