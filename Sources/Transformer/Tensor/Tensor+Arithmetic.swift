internal import CKernels

extension Tensor {
  /// The element-wise sum; axes of one element are repeated as needed.
  ///
  /// - Precondition: The shapes can be broadcast together.
  public static func + (left: Tensor, right: Tensor) -> Tensor {
    binary(ck_plus, left, right, name: "+")
  }

  /// The element-wise difference; axes of one element are repeated as needed.
  ///
  /// - Precondition: The shapes can be broadcast together.
  public static func - (left: Tensor, right: Tensor) -> Tensor {
    binary(ck_minus, left, right, name: "-")
  }

  /// The element-wise product; axes of one element are repeated as needed.
  ///
  /// - Precondition: The shapes can be broadcast together.
  public static func * (left: Tensor, right: Tensor) -> Tensor {
    binary(ck_times, left, right, name: "*")
  }

  /// The element-wise quotient; axes of one element are repeated as needed.
  ///
  /// - Precondition: The shapes can be broadcast together.
  public static func / (left: Tensor, right: Tensor) -> Tensor {
    binary(ck_divided, left, right, name: "/")
  }

  /// Adds a number to every element.
  public static func + (left: Tensor, right: Float) -> Tensor {
    left.unary(ck_shift, factor: right)
  }

  /// Adds a number to every element.
  public static func + (left: Float, right: Tensor) -> Tensor {
    right.unary(ck_shift, factor: left)
  }

  /// Subtracts a number from every element.
  public static func - (left: Tensor, right: Float) -> Tensor {
    left.unary(ck_shift, factor: -right)
  }

  /// Subtracts every element from a number.
  public static func - (left: Float, right: Tensor) -> Tensor { (-right) + left }

  /// Multiplies every element by a number.
  public static func * (left: Tensor, right: Float) -> Tensor {
    left.unary(ck_scale, factor: right)
  }

  /// Multiplies every element by a number.
  public static func * (left: Float, right: Tensor) -> Tensor {
    right.unary(ck_scale, factor: left)
  }

  /// Divides every element by a number.
  public static func / (left: Tensor, right: Float) -> Tensor { left / Tensor(right) }

  /// Changes the sign of every element.
  public static prefix func - (operand: Tensor) -> Tensor { operand.unary(ck_negate) }

  private static func binary(
    _ operation: ck_binary_operation, _ left: Tensor, _ right: Tensor, name: String
  ) -> Tensor {
    guard let shape = left.node.shape.broadcast(with: right.node.shape) else {
      preconditionFailure("\(name): shapes \(left.shape) and \(right.shape) do not fit together")
    }
    let result = TensorNode.result(shape, left.node, right.node)
    var call = ck_binary(left.node, right.node, broadcastTo: shape)
    call.operation = operation
    call.out = result.pointer
    ck_binary_forward(&call)
    result.record(.binary(operation))
    return Tensor(result)
  }
}

extension ck_binary {
  /// Reads two tensors as if both had `shape`: a repeated axis has stride 0.
  init(_ left: TensorNode, _ right: TensorNode, broadcastTo shape: Shape) {
    self.init()
    x = UnsafePointer(left.pointer)
    y = UnsafePointer(right.pointer)
    if left.shape == shape && right.shape == shape {
      rank = 1
      setAxis(0, extent: shape.count, left: 1, right: 1)
      return
    }
    rank = Int32(shape.rank)
    for axis in 0..<shape.rank {
      setAxis(
        axis, extent: shape[axis], left: left.shape.broadcastStride(axis, in: shape),
        right: right.shape.broadcastStride(axis, in: shape))
    }
  }

  /// Sets one axis of the C arrays, which Swift sees as tuples.
  mutating func setAxis(_ axis: Int, extent: Int, left: Int, right: Int) {
    withUnsafeMutableBytes(of: &shape) {
      $0.storeBytes(of: extent, toByteOffset: axis * 8, as: Int.self)
    }
    withUnsafeMutableBytes(of: &x_strides) {
      $0.storeBytes(of: left, toByteOffset: axis * 8, as: Int.self)
    }
    withUnsafeMutableBytes(of: &y_strides) {
      $0.storeBytes(of: right, toByteOffset: axis * 8, as: Int.self)
    }
  }
}

extension Shape {
  /// The stride of this shape's elements along an axis of the larger shape it is broadcast to.
  func broadcastStride(_ axis: Int, in larger: Shape) -> Int {
    let mine = axis + rank - larger.rank
    return mine < 0 || self[mine] == 1 ? 0 : stride(of: mine)
  }
}
