/// One error or warning about the book, as data: sentences for a terminal are put together elsewhere.
package struct Diagnostic: Sendable, Hashable, Codable {
  /// A further fact, with its own place where it has one.
  package struct Note: Sendable, Hashable, Codable {
    package var location: SourceLocation?
    package var text: String

    package init(_ text: String, at location: SourceLocation? = nil) {
      self.text = text
      self.location = location
    }
  }

  /// A text that an editor can put in place of a range to fix the problem.
  package struct Replacement: Sendable, Hashable, Codable {
    package var range: SourceRange
    package var text: String

    package init(_ range: SourceRange, with text: String) {
      self.range = range
      self.text = text
    }
  }

  /// The kind of problem; everything that decides by kind asks for this, never for the message.
  package var id: DiagnosticID
  package var severity: DiagnosticID.Severity
  /// The text that is wrong; empty where only its start is known.
  package var range: SourceRange
  /// What is wrong, most specific fact first, without a period.
  package var message: String
  /// The rule that was broken, if the message does not say it.
  package var rule: String?
  /// How to fix it.
  package var help: String?
  package var notes: [Note]
  package var replacement: Replacement?

  package init(
    _ id: DiagnosticID, in range: SourceRange, _ message: String, rule: String? = nil,
    help: String? = nil, notes: [Note] = [], replacement: Replacement? = nil
  ) {
    self.id = id
    severity = id.severity
    self.range = range
    self.message = message
    self.rule = rule
    self.help = help
    self.notes = notes
    self.replacement = replacement
  }

  package init(
    _ id: DiagnosticID, at location: SourceLocation, _ message: String, rule: String? = nil,
    help: String? = nil, notes: [Note] = [], replacement: Replacement? = nil
  ) {
    self.init(
      id, in: SourceRange(at: location), message, rule: rule, help: help, notes: notes,
      replacement: replacement)
  }
}

extension Diagnostic {
  /// Whether the book does not count as built.
  package var isError: Bool { severity == .error }

  /// Where the problem starts.
  package var location: SourceLocation {
    get { range.start }
    set { range = range.moved(to: newValue) }
  }
}
