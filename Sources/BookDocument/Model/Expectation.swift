public import CellRecords

/// What an author says must go wrong in a cell: `//| expect: trap "Index out of range"`.
public struct Expectation: Sendable, Hashable {
  public typealias Kind = ExpectedFailure.Kind

  /// What must happen.
  public var kind: Kind
  /// What the real message must contain.
  public var text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
