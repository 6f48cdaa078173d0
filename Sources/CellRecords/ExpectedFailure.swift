/// A failure that the author expected, with the real message of the compiler or the runtime.
public struct ExpectedFailure: Sendable, Hashable, Codable {
  /// The kinds of failure that an author can expect.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case compileError = "compile-error"
    case warning
    case trap
  }

  /// What happened.
  public var kind: Kind
  /// The real message with the line of the cell, if it has one.
  public var text: String

  public init(_ kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}
