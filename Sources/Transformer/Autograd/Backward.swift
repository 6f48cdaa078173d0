extension Tensor {
  /// Computes the gradient of this scalar with respect to every tensor it depends on.
  ///
  /// Gradients are added to what `gradient` of the leaves holds already. The graph is released on
  /// the way, so that a second call needs a second forward pass.
  ///
  /// - Precondition: The tensor holds one element and was computed from a tensor that requires
  ///   gradients.
  public func backward() {
    precondition(
      node.count == 1, "backward() starts from a scalar, not from shape \(shape); pass `upstream:`")
    let one = TensorNode(node.shape)
    one.pointer[0] = 1
    backward(upstream: Tensor(one))
  }

  /// Computes the gradient of `sum(upstream * self)` with respect to every tensor behind this one.
  ///
  /// - Parameter upstream: The gradient of the quantity of interest with respect to this tensor.
  /// - Precondition: `upstream` has the shape of this tensor.
  public func backward(upstream: Tensor) {
    precondition(
      upstream.node.shape == node.shape,
      "the upstream gradient has shape \(upstream.shape), the tensor \(shape)")
    Tensor.backward([(self, upstream)])
  }

  /// Computes the gradient of the sum of several outputs, each weighted by an upstream gradient.
  ///
  /// - Parameter outputs: Tensors and their upstream gradients, of equal shapes.
  public static func backward(_ outputs: [(output: Tensor, upstream: Tensor)]) {
    var roots: [TensorNode] = []
    for (output, upstream) in outputs {
      let node = output.node
      precondition(
        upstream.node.shape == node.shape,
        "the upstream gradient has shape \(upstream.shape), the tensor \(output.shape)")
      precondition(
        node.requiresGradient,
        "backward() needs a tensor that was computed from one that requires gradients")
      precondition(
        !node.wasPropagated, "backward() was called before on this tensor and released its graph")
      add(upstream.node.pointer, to: node)
      node.startGradientDepth(upstream.node)
      roots.append(node)
    }
    propagate(from: roots)
  }

  private static func add(_ values: UnsafePointer<Float>, to node: TensorNode) {
    let (pointer, accumulates) = node.gradientForWriting()
    for index in 0..<node.count {
      pointer[index] = accumulates ? pointer[index] + values[index] : values[index]
    }
  }

  /// Visits every node after all nodes that use it.
  ///
  /// First counts the uses, then works off the nodes that have none left. No recursion, so that no
  /// graph is too deep.
  private static func propagate(from roots: [TensorNode]) {
    var stack: [TensorNode] = []
    for root in roots where root.pendingUses == 0 {
      root.pendingUses = 1
      stack.append(root)
    }
    let starts = stack
    while let node = stack.popLast() {
      node.forEachInput { input in
        precondition(
          !input.wasPropagated,
          "an earlier backward() released a part of this graph, of shape "
            + "\(input.shape.dimensions); take both outputs in one `Tensor.backward([…])`")
        if input.pendingUses == 0 { stack.append(input) }
        input.pendingUses += 1
      }
    }
    for root in starts {
      root.pendingUses -= 1
      if root.pendingUses == 0 { stack.append(root) }
    }
    while let node = stack.popLast() {
      if case .leaf = node.operation { continue }
      if node.hasGradient {
        node.propagateToInputs()
        node.countContributions()
      }
      node.forEachInput { input in
        input.pendingUses -= 1
        if input.pendingUses == 0 { stack.append(input) }
      }
      node.finishPropagation()
    }
  }
}

extension TensorNode {
  /// Calls `body` for each input whose gradient is wanted.
  func forEachInput(_ body: (TensorNode) -> Void) {
    if let first, first.requiresGradient { body(first) }
    if let second, second.requiresGradient { body(second) }
    if let third, third.requiresGradient { body(third) }
    if let fourth, fourth.requiresGradient { body(fourth) }
    if case .concatenate(_, let parts) = operation {
      for part in parts where part.requiresGradient { body(part) }
    }
  }

  /// Frees what only the backward pass needed, so that memory shrinks as it goes.
  func finishPropagation() {
    wasPropagated = true
    operation = .leaf
    first = nil
    second = nil
    third = nil
    fourth = nil
    if !retainsGradient { releaseGradient() }
  }
}
