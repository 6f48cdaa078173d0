internal import CKernels

/// An n-dimensional array of `Float` in row-major order that remembers how it was computed.
///
/// A tensor never changes once it is made (only an optimizer writes to parameters), so it behaves
/// like a value. When it was computed from a tensor that requires gradients, `backward()` finds the
/// gradient of every one of those.
public struct Tensor {
  let node: TensorNode

  init(_ node: TensorNode) { self.node = node }

  /// Creates a tensor from its shape and its elements in row-major order.
  ///
  /// - Parameters:
  ///   - shape: The number of elements along each axis.
  ///   - scalars: The elements.
  /// - Precondition: There are exactly as many elements as the shape asks for.
  public init(shape: [Int], scalars: [Float]) {
    let node = TensorNode(Shape(shape))
    precondition(
      scalars.count == node.count,
      "shape \(shape) needs \(node.count) elements, not \(scalars.count)")
    scalars.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { node.pointer.update(from: base, count: source.count) }
    }
    self.node = node
  }

  /// Creates a scalar.
  ///
  /// - Parameter scalar: The only element.
  public init(_ scalar: Float) {
    node = TensorNode(Shape())
    node.pointer[0] = scalar
  }

  /// Creates a vector.
  ///
  /// - Parameter scalars: The elements.
  public init(_ scalars: [Float]) {
    self.init(shape: [scalars.count], scalars: scalars)
  }

  /// Creates a matrix.
  ///
  /// - Parameter rows: The rows, all of one length.
  /// - Precondition: All rows have the same length.
  public init(_ rows: [[Float]]) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      precondition(
        row.count == columns, "row \(index) has \(row.count) elements, row 0 has \(columns)")
    }
    self.init(shape: [rows.count, columns], scalars: rows.flatMap(\.self))
  }

  /// The number of elements along each axis.
  public var shape: [Int] { node.shape.dimensions }

  /// The number of axes.
  public var rank: Int { node.shape.rank }

  /// The number of elements.
  public var count: Int { node.count }

  /// The elements in row-major order.
  public var scalars: [Float] {
    [Float](UnsafeBufferPointer(start: node.pointer, count: node.count))
  }

  /// The only element.
  ///
  /// - Precondition: The tensor has exactly one element.
  public var item: Float {
    precondition(count == 1, "item needs a tensor of one element, not of shape \(shape)")
    return node.pointer[0]
  }

  /// The number of elements along one axis; negative axes count from the last.
  ///
  /// - Parameter axis: The axis.
  /// - Returns: The number of elements.
  public func dimension(_ axis: Int) -> Int { node.shape[node.shape.resolved(axis: axis)] }

  /// One element.
  ///
  /// - Parameter indices: One index for each axis.
  /// - Returns: The element there.
  /// - Precondition: There are as many indices as axes, each within its axis.
  public func scalar(at indices: Int...) -> Float {
    precondition(
      indices.count == rank, "shape \(shape) needs \(rank) indices, not \(indices.count)")
    return node.pointer[offset(of: indices)]
  }

  /// The place in row-major order where the elements at `indices` of the leading axes start.
  func offset(of indices: [Int]) -> Int {
    precondition(
      indices.count <= rank, "shape \(shape) has \(rank) axes, not \(indices.count)")
    var offset = 0
    for (axis, index) in indices.enumerated() {
      precondition(
        index >= 0 && index < node.shape[axis],
        "index \(index) is out of range 0..<\(node.shape[axis]) on axis \(axis) of \(shape)")
      offset += index * node.shape.stride(of: axis)
    }
    return offset
  }
}

// MARK: - Gradients

extension Tensor {
  /// Whether `backward()` computes a gradient for this tensor.
  public var requiresGradient: Bool { node.requiresGradient }

  /// The gradient that `backward()` left here, or nil when there is none.
  ///
  /// - Shape: As the tensor itself.
  public var gradient: Tensor? {
    guard node.hasGradient, let gradient = node.gradient else { return nil }
    let copy = TensorNode(node.shape)
    copy.pointer.update(from: gradient, count: count)
    return Tensor(copy)
  }

  /// A copy of this tensor, cut off from its history, whose gradient `backward()` computes.
  ///
  /// - Returns: The copy.
  public func requiringGradient() -> Tensor {
    let copy = detached()
    copy.node.requiresGradient = true
    return copy
  }

  /// A copy of this tensor that no gradient flows through.
  ///
  /// - Returns: The copy.
  public func detached() -> Tensor {
    let copy = TensorNode(node.shape)
    copy.pointer.update(from: node.pointer, count: count)
    return Tensor(copy)
  }

  /// Keeps the gradient of this intermediate result after `backward()`.
  ///
  /// - Returns: The tensor itself.
  @discardableResult
  public func retainingGradient() -> Tensor {
    node.retainsGradient = true
    return self
  }

  /// Forgets the gradient.
  public func clearGradient() { node.hasGradient = false }
}
