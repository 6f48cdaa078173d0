/// Where a layer normalises.
public enum Normalization: Sendable {
  /// After the residual, `LN(x + f(x))`, as in the paper.
  case post

  /// Before the sub-layer, `x + f(LN(x))`, with one more norm after the last layer.
  case pre
}
