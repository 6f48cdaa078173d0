import CellRecords

/// What an author says must go wrong in a cell: `//| expect: trap "Index out of range"`.
package struct Expectation: Sendable, Hashable {
  package typealias Kind = ExpectedFailure.Kind

  /// One message that must come.
  package struct Remark: Sendable, Hashable {
    /// What must happen.
    package var kind: Kind
    /// What the real message must contain.
    package var text: String
    /// The line of the cell's code that it must be about, counted from 1; nil for any.
    package var line: Int?

    package init(_ kind: Kind, _ text: String, line: Int? = nil) {
      self.kind = kind
      self.text = text
      self.line = line
    }
  }

  /// The kinds that can be expected.
  package static let kinds: [Kind] = [.compileError, .warning, .trap]

  /// The messages, of which there is at least one.
  package var remarks: [Remark]

  package init(_ kind: Kind, _ text: String) {
    remarks = [Remark(kind, text)]
  }

  package init(_ remarks: [Remark]) {
    self.remarks = remarks
  }

  /// What becomes of the cell: with an error among several messages it does not compile.
  package var kind: Kind {
    if remarks.contains(where: { $0.kind == .trap }) { return .trap }
    return remarks.contains { $0.kind == .compileError } ? .compileError : .warning
  }
}
