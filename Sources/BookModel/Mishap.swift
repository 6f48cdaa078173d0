/// A mishap that the author expected, with the real message of the compiler or the runtime.
public struct Mishap: Sendable, Hashable, Codable {
  /// What happened.
  public var kind: Expectation.Kind
  /// The real message with the line of the cell, if it has one.
  public var text: String

  /// Creates a mishap.
  public init(_ kind: Expectation.Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}
