/// One part of a whole: what went in, and the share that came out.
public struct Share: Sendable, Hashable {
  /// What the part belongs to, such as a key's token.
  public let label: String
  /// What the share was computed from, such as a score.
  public let input: Float
  /// How much of the whole the part is, from 0 to 1.
  public let share: Float
  /// Whether the mask hides the part, so that its share is 0 whatever its input.
  public let isMasked: Bool

  /// Creates a part.
  ///
  /// - Precondition: `share` lies in 0...1, and is 0 where the part is masked.
  public init(_ label: String, input: Float, share: Float, isMasked: Bool = false) {
    precondition(
      0 <= share && share <= 1 && !(isMasked && share != 0),
      "the share of '\(label)' lies in 0...1 and is 0 where it is masked, got \(share)")
    self.label = label
    self.input = input
    self.share = share
    self.isMasked = isMasked
  }
}
