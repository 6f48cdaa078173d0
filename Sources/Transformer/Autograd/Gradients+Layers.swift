internal import CKernels

// Gradient rules of the fused operations that the layers are made of.

extension TensorNode {
  // y = x Wᵀ + b: dx = dy W, dW = dyᵀ x, db = Σ dy. With a ReLU, dy counts where y > 0.
  func propagateLinear(
    _ gradient: UnsafeMutablePointer<Float>, _ input: TensorNode, _ weight: TensorNode?,
    _ bias: TensorNode?, _ appliesReLU: Bool
  ) {
    guard let weight else { return }
    var up = gradient
    var masked: SavedBuffer?
    let outputs = weight.shape[0]
    let inputs = weight.shape[1]
    let rows = count / outputs
    if appliesReLU {
      // Nobody reads the gradient afterwards, so it may be changed in place, unless it is kept.
      if retainsGradient {
        let buffer = SavedBuffer(count)
        masked = buffer
        up = buffer.pointer
      }
      var call = ck_unary()
      call.count = count
      call.operation = ck_relu
      call.x = UnsafePointer(pointer)
      call.y = pointer
      call.dy = UnsafePointer(gradient)
      call.dx = up
      ck_unary_gradient(&call)
    }
    defer { withExtendedLifetime(masked) {} }
    if input.requiresGradient {
      let (gradient, accumulates) = input.gradientForWriting()
      var product = ck_gemm()
      product.setLeft(up, rows: rows, columns: outputs, isTransposed: false)
      product.setRight(weight.pointer, rows: outputs, columns: inputs, isTransposed: false)
      product.c = gradient
      product.accumulate = accumulates ? 1 : 0
      ck_matmul(&product)
      countMatrixProduct(1, rows: rows, columns: inputs, depth: outputs)
    }
    if weight.requiresGradient {
      let (gradient, accumulates) = weight.gradientForWriting()
      var product = ck_gemm()
      product.setLeft(up, rows: outputs, columns: rows, isTransposed: true)
      product.setRight(input.pointer, rows: rows, columns: inputs, isTransposed: false)
      product.c = gradient
      product.accumulate = accumulates ? 1 : 0
      ck_matmul(&product)
      countMatrixProduct(1, rows: outputs, columns: inputs, depth: rows)
    }
    if let bias, bias.requiresGradient {
      let (gradient, accumulates) = bias.gradientForWriting()
      var call = ck_column_sum()
      call.rows = rows
      call.columns = outputs
      call.x = UnsafePointer(up)
      call.sum = gradient
      call.accumulate_sum = accumulates ? 1 : 0
      ck_column_sums(&call)
    }
  }

  // z = (x - mean) scale, y = z g + b: dg = Σ dy z, db = Σ dy,
  // dx = scale (dy g - mean(dy g) - z mean(dy g z)); a residual receives the same.
  func propagateLayerNorm(_ up: UnsafeMutablePointer<Float>, _ saved: SavedRows) {
    guard let first, let gain = second, let bias = third else { return }
    var sums = ck_column_sum()
    sums.rows = saved.rows
    sums.columns = saved.columns
    sums.x = UnsafePointer(up)
    sums.z = UnsafePointer(saved.normal)
    if gain.requiresGradient {
      let (gradient, accumulates) = gain.gradientForWriting()
      sums.dot = gradient
      sums.accumulate_dot = accumulates ? 1 : 0
    }
    if bias.requiresGradient {
      let (gradient, accumulates) = bias.gradientForWriting()
      sums.sum = gradient
      sums.accumulate_sum = accumulates ? 1 : 0
    }
    ck_column_sums(&sums)
    var call = ck_layer_norm()
    call.rows = saved.rows
    call.columns = saved.columns
    call.x = UnsafePointer(up)
    call.gain = UnsafePointer(gain.pointer)
    call.normal = saved.normal
    call.scale = saved.scale
    if first.requiresGradient {
      let (gradient, accumulates) = first.gradientForWriting()
      call.y = gradient
      call.accumulate = accumulates ? 1 : 0
      ck_layer_norm_gradient(&call)
    }
    if let residual = fourth, residual.requiresGradient {
      let (gradient, accumulates) = residual.gradientForWriting()
      call.y = gradient
      call.accumulate = accumulates ? 1 : 0
      ck_layer_norm_gradient(&call)
    }
  }

  // See kernel_attention_gradient. The order v, q, k is the kernel's, so that a tensor that serves
  // as several of them collects its parts in that order.
  func propagateAttention(_ up: UnsafeMutablePointer<Float>, _ saved: SavedAttention) {
    guard let queries = first, let keys = second, let values = third else { return }
    var call = saved.layout.call(queries: queries, keys: keys, values: values, out: up)
    call.weights = saved.weights.pointer
    call.scale = saved.scale
    if values.requiresGradient {
      let (gradient, accumulates) = values.gradientForWriting()
      call.dv = call.v
      call.dv.data = gradient
      call.accumulate_v = accumulates ? 1 : 0
    }
    if queries.requiresGradient {
      let (gradient, accumulates) = queries.gradientForWriting()
      call.dq = call.q
      call.dq.data = gradient
      call.accumulate_q = accumulates ? 1 : 0
    }
    if keys.requiresGradient {
      let (gradient, accumulates) = keys.gradientForWriting()
      call.dk = call.k
      call.dk.data = gradient
      call.accumulate_k = accumulates ? 1 : 0
    }
    ck_attention_gradient(&call)
    saved.layout.countGradientProducts(
      queries: queries.requiresGradient, keys: keys.requiresGradient,
      values: values.requiresGradient)
  }

  // y[i] = table[ids[i]] scale + position: each row of the table collects its uses.
  func propagateEmbedding(
    _ up: UnsafeMutablePointer<Float>, _ saved: SavedEmbedding, _ table: TensorNode
  ) {
    if let positions = second, positions.requiresGradient {
      let width = shape.last
      let length = shape[shape.rank - 2]
      let gradient = positions.gradientForAdding()
      for row in 0..<saved.ids.count {
        ck_add(gradient + (saved.firstPosition + row % length) * width, up + row * width, width)
      }
    }
    guard table.requiresGradient else { return }
    saved.ids.withUnsafeBufferPointer { ids in
      var call = ck_embedding()
      call.count = ids.count
      call.width = table.shape[1]
      call.ids = ids.baseAddress
      call.scale = saved.scale
      ck_embedding_gradient(&call, table.gradientForAdding(), up)
    }
  }

  // dx = dloss (softmax(x) - (1 - s) onehot - s / C); nothing where the target is ignored
  func propagateCrossEntropy(
    _ up: UnsafeMutablePointer<Float>, _ saved: SavedCrossEntropy, _ logits: TensorNode
  ) {
    let (gradient, accumulates) = logits.gradientForWriting()
    saved.targets.withUnsafeBufferPointer { targets in
      var call = saved.call(targets, logits)
      call.up = UnsafePointer(up)
      call.dx = gradient
      call.accumulate = accumulates ? 1 : 0
      ck_cross_entropy_gradient(&call)
    }
  }
}
