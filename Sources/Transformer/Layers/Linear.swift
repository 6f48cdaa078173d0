internal import CKernels

/// A linear transformation `y = x Wᵀ + b`.
public struct Linear: Module {
  /// The matrix W, `[outputSize, inputSize]`.
  public let weight: Tensor

  /// The offset b, `[outputSize]`, or nil.
  public let bias: Tensor?

  private var transposed: Tensor?

  /// Creates a layer with Xavier-uniform weights and a bias of zeros.
  ///
  /// - Parameters:
  ///   - inputSize: The number of input features.
  ///   - outputSize: The number of output features.
  ///   - hasBias: Whether to add an offset.
  ///   - seed: The stream of random numbers.
  /// - Source: Glorot and Bengio 2010, equation 16.
  public init(inputSize: Int, outputSize: Int, hasBias: Bool = true, seed: UInt64) {
    let bound = Float(ck_scalar_root(6 / Double(inputSize + outputSize)))
    self.init(
      weight: .uniform([outputSize, inputSize], in: -bound..<bound, seed: seed),
      bias: hasBias ? .zeros([outputSize]) : nil)
  }

  /// Creates a layer with given parameters.
  ///
  /// - Parameters:
  ///   - weight: The matrix, `[outputSize, inputSize]`.
  ///   - bias: The offset, `[outputSize]`, or nil.
  /// - Precondition: The shapes fit together.
  public init(weight: Tensor, bias: Tensor? = nil) {
    precondition(weight.rank == 2, "a weight has shape [outputs, inputs], not \(weight.shape)")
    if let bias {
      precondition(
        bias.shape == [weight.shape[0]],
        "the bias of a weight \(weight.shape) has shape [\(weight.shape[0])], not \(bias.shape)")
    }
    self.weight = weight
    self.bias = bias
  }

  /// Applies the transformation to the last axis.
  ///
  /// - Parameter input: The input.
  /// - Returns: The output.
  /// - Shape: `[..., inputSize]` to `[..., outputSize]`.
  /// - Precondition: The last axis of the input has `inputSize` elements.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    apply(input, appliesReLU: false)
  }

  /// The transformation, and where asked the ReLU of it.
  func apply(_ input: Tensor, appliesReLU: Bool) -> Tensor {
    input.linear(weight, bias, transposed: transposed, appliesReLU: appliesReLU)
  }

  /// The same layer with a transposed copy of its weight, so that products of few rows need not
  /// transpose it each time.
  ///
  /// The copy does not follow a later update.
  var preparedForFewRows: Linear {
    var layer = self
    layer.transposed = weight.transposedCopy()
    return layer
  }

  /// The weight and the bias.
  public func parameters(prefix: String) -> [Parameter] {
    [Parameter(prefix + "weight", weight)] + (bias.map { [Parameter(prefix + "bias", $0)] } ?? [])
  }
}

extension Tensor {
  /// The transpose of a matrix, in memory of its own and without a history.
  fileprivate func transposedCopy() -> Tensor {
    let copy = TensorNode(Shape(node.shape[1], node.shape[0]))
    var call = ck_transpose()
    call.rows = node.shape[0]
    call.columns = node.shape[1]
    call.x = UnsafePointer(node.pointer)
    call.y = copy.pointer
    ck_transpose_matrix(&call)
    return Tensor(copy)
  }

  /// `self Wᵀ + b`, and where asked the ReLU of it, in one pass over memory.
  func linear(
    _ weight: Tensor, _ bias: Tensor?, transposed: Tensor? = nil, appliesReLU: Bool
  ) -> Tensor {
    let outputs = weight.node.shape[0]
    let inputs = weight.node.shape[1]
    precondition(
      rank > 0 && node.shape.last == inputs,
      "a weight \(weight.shape) needs inputs of \(inputs) features, not shape \(shape)")
    var shape = node.shape
    shape[shape.rank - 1] = outputs
    let result = TensorNode.result(shape, node, weight.node, bias?.node)
    var product = ck_gemm()
    let rows = inputs == 0 ? 0 : count / inputs
    product.setLeft(node.pointer, rows: rows, columns: inputs, isTransposed: false)
    product.setRight(
      (transposed ?? weight).node.pointer, rows: inputs, columns: outputs,
      isTransposed: transposed == nil)
    product.c = result.pointer
    product.bias = bias.map { UnsafePointer($0.node.pointer) }
    product.relu = appliesReLU ? 1 : 0
    ck_matmul(&product)
    countMatrixProduct(1, rows: rows, columns: outputs, depth: inputs)
    result.record(.linear(appliesReLU: appliesReLU))
    return Tensor(result)
  }
}
