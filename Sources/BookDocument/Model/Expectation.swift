import CellRecords

/// What an author says must go wrong in a cell: `//| expect: trap "Index out of range"`.
package struct Expectation: Sendable, Hashable {
  package typealias Kind = ExpectedFailure.Kind

  /// The kinds that can be expected.
  package static let kinds: [Kind] = [.compileError, .warning, .trap]

  /// What must happen.
  package var kind: Kind
  /// What the real message must contain.
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
