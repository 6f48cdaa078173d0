/// The attention weights of one layer.
public struct AttentionRecord {
  /// Which attention it is, for instance `dec.0.self`, `dec.0.cross` or `enc.1.self`.
  public let name: String

  /// For each head and query, how much it takes of each key: `[batch, heads, queries, keys]`.
  public let weights: Tensor
}
