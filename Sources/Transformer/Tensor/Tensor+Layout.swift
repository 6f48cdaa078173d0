internal import CKernels

extension Tensor {
  /// The same elements in another shape.
  ///
  /// - Parameter shape: The new shape; one extent may be -1 and is then computed.
  /// - Returns: A tensor that shares the elements.
  /// - Precondition: The number of elements stays the same.
  public func reshaped(_ shape: [Int]) -> Tensor {
    var shape = shape
    if let unknown = shape.firstIndex(of: -1) {
      shape[unknown] = 1
      let known = shape.reduce(1, *)
      precondition(
        known > 0 && count % known == 0, "\(count) elements cannot fill rows of shape \(shape)")
      shape[unknown] = count / known
    }
    let node = TensorNode(Shape(shape), sharing: self.node)
    precondition(
      node.shape.count == count, "shape \(self.shape) has \(count) elements, \(shape) does not")
    node.follow(self.node)
    node.record(.reshape)
    return Tensor(node)
  }

  /// Swaps two axes.
  ///
  /// - Parameters:
  ///   - first: One axis; negative axes count from the last.
  ///   - second: The other axis.
  /// - Returns: The tensor with the axes swapped.
  public func transposed(_ first: Int = -2, _ second: Int = -1) -> Tensor {
    let first = node.shape.resolved(axis: first)
    let second = node.shape.resolved(axis: second)
    var shape = node.shape
    shape[first] = node.shape[second]
    shape[second] = node.shape[first]
    let result = TensorNode.result(shape, node)
    let source = node.shape
    var call = ck_binary.walking(
      shape,
      input: { source.stride(of: $0 == first ? second : $0 == second ? first : $0) })
    call.x = UnsafePointer(node.pointer)
    call.out = result.pointer
    ck_copy_strided(&call)
    result.record(.transpose(first, second))
    return Tensor(result)
  }

  /// The part of the tensor within a range of one axis.
  ///
  /// - Parameters:
  ///   - range: The positions to keep.
  ///   - axis: The axis; negative axes count from the last.
  /// - Returns: A tensor of the same rank.
  /// - Precondition: The range lies within the axis.
  public func sliced(_ range: Range<Int>, axis: Int = 0) -> Tensor {
    let axis = node.shape.resolved(axis: axis)
    precondition(
      range.lowerBound >= 0 && range.upperBound <= node.shape[axis],
      "the slice \(range) is outside 0..<\(node.shape[axis]) on axis \(axis) of \(shape)")
    var shape = node.shape
    shape[axis] = range.count
    let result = TensorNode.result(shape, node)
    let source = node.shape
    var call = ck_binary.walking(shape, input: { source.stride(of: $0) })
    call.x = UnsafePointer(node.pointer + range.lowerBound * source.stride(of: axis))
    call.out = result.pointer
    ck_copy_strided(&call)
    result.record(.slice(axis: axis, start: range.lowerBound))
    return Tensor(result)
  }

  /// The part of the tensor at fixed positions of its first axes.
  ///
  /// - Parameter indices: One index for each leading axis.
  /// - Returns: A tensor with that many axes less.
  /// - Precondition: Each index lies within its axis.
  public subscript(indices: Int...) -> Tensor {
    precondition(indices.count <= rank, "shape \(shape) has \(rank) axes, not \(indices.count)")
    var part = self
    for (axis, index) in indices.enumerated() {
      precondition(
        index >= 0 && index < node.shape[axis],
        "index \(index) is out of range 0..<\(node.shape[axis]) on axis \(axis) of \(shape)")
      part = part.sliced(index..<index + 1, axis: axis)
    }
    return part.reshaped(Array(shape.dropFirst(indices.count)))
  }

  /// Joins tensors along one axis.
  ///
  /// - Parameters:
  ///   - tensors: The tensors, whose shapes agree except on that axis.
  ///   - axis: The axis; negative axes count from the last.
  /// - Returns: The joined tensor.
  /// - Precondition: There is at least one tensor, and the other axes agree.
  public static func concatenated(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    guard let first = tensors.first else {
      preconditionFailure("concatenated needs at least one tensor")
    }
    let axis = first.node.shape.resolved(axis: axis)
    var shape = first.node.shape
    shape[axis] = 0
    for tensor in tensors {
      var expected = tensor.node.shape
      precondition(
        expected.rank == shape.rank, "cannot join shapes \(first.shape) and \(tensor.shape)")
      shape[axis] += expected[axis]
      expected[axis] = first.node.shape[axis]
      precondition(
        expected == first.node.shape,
        "cannot join shapes \(first.shape) and \(tensor.shape) along axis \(axis)")
    }
    let result = TensorNode(shape)
    var start = 0
    for tensor in tensors {
      let target = shape
      var call = ck_binary.walking(tensor.node.shape, output: { target.stride(of: $0) })
      call.x = UnsafePointer(tensor.node.pointer)
      call.out = result.pointer + start * shape.stride(of: axis)
      ck_scatter_strided(&call, 0)
      start += tensor.node.shape[axis]
      result.follow(tensor.node)
    }
    result.join(tensors.map(\.node), axis: axis)
    return Tensor(result)
  }

  /// Joins tensors of one shape along a new first axis.
  ///
  /// - Parameter tensors: The tensors.
  /// - Returns: The joined tensor, of one axis more.
  /// - Precondition: There is at least one tensor, and all have the same shape.
  public static func stacked(_ tensors: [Tensor]) -> Tensor {
    concatenated(tensors.map { $0.reshaped([1] + $0.shape) })
  }
}

extension TensorNode {
  /// Makes this node the result of a concatenation, whose inputs are any number of parts.
  fileprivate func join(_ parts: [TensorNode], axis: Int) {
    first = nil
    record(.concatenate(axis: axis, parts: parts))
  }
}

extension ck_binary {
  /// A walk over `shape` whose x strides come from `input` and y strides from `output`.
  static func walking(
    _ shape: Shape, input: (Int) -> Int = { _ in 0 }, output: (Int) -> Int = { _ in 0 }
  ) -> ck_binary {
    var call = ck_binary()
    call.rank = Int32(shape.rank)
    for axis in 0..<shape.rank {
      call.setAxis(axis, extent: shape[axis], left: input(axis), right: output(axis))
    }
    return call
  }
}
