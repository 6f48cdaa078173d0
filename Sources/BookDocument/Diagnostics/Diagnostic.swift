/// One error or warning about the book, as data: sentences for a terminal are put together elsewhere.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// A further fact, with its own place where it has one.
  public struct Note: Sendable, Hashable, Codable {
    public var location: SourceLocation?
    public var text: String

    public init(_ text: String, at location: SourceLocation? = nil) {
      self.text = text
      self.location = location
    }
  }

  /// A text that an editor can put in place of a range to fix the problem.
  public struct Replacement: Sendable, Hashable, Codable {
    public var range: SourceRange
    public var text: String

    public init(_ range: SourceRange, with text: String) {
      self.range = range
      self.text = text
    }
  }

  /// The kind of problem; everything that decides by kind asks for this, never for the message.
  public var id: DiagnosticID
  public var severity: DiagnosticID.Severity
  /// The text that is wrong; empty where only its start is known.
  public var range: SourceRange
  /// What is wrong, most specific fact first, without a period.
  public var message: String
  /// The rule that was broken, if the message does not say it.
  public var rule: String?
  /// How to fix it.
  public var help: String?
  public var notes: [Note]
  public var replacement: Replacement?

  public init(
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

  public init(
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
  public var isError: Bool { severity == .error }

  /// Where the problem starts.
  public var location: SourceLocation {
    get { range.start }
    set { range = range.moved(to: newValue) }
  }
}
