/// What an author says must go wrong in a cell: `//| expect: trap "Index out of range"`.
public struct Expectation: Sendable, Hashable {
  /// The kinds of mishap.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case compileError = "compile-error"
    case warning
    case trap
  }

  /// What must happen.
  public var kind: Kind
  /// What the real message must contain.
  public var text: String

  /// Creates an expectation.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
