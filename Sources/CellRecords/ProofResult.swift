/// What a proof found, and whether that is within its bound.
public struct ProofResult: Sendable, Hashable, Codable {
  /// The value; nothing if the proof asked a question with yes or no.
  public var value: Float?
  /// Whether the value is within the bound, or the answer is yes.
  public var holds: Bool

  /// Creates a measurement.
  public init(value: Float?, holds: Bool) {
    self.value = value
    self.holds = holds
  }
}
