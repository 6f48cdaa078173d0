/// A sub-layer with its residual connection and norm: `LN(x + f(x))` or `x + f(LN(x))`.
struct Residual {
  let norm: LayerNorm
  let normalization: Normalization
  let dropout: Dropout?

  /// Adds the sub-layer's output to `x`.
  func callAsFunction(_ x: Tensor, _ sublayer: (Tensor) -> Tensor) -> Tensor {
    let input = normalization == .pre ? norm(x) : x
    let output = sublayer(input)
    let kept = dropout?(output) ?? output
    return normalization == .pre ? x + kept : norm(x, plus: kept)
  }
}
