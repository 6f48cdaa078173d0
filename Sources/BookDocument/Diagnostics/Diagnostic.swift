/// One mistake or warning about the book, as data: the sentences are put together elsewhere.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, Codable {
    case error
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// Where it is.
  public var location: SourceLocation
  /// What is wrong, most specific fact first, without a period.
  public var message: String
  /// The rule that was broken, if the message does not say it.
  public var rule: String?
  /// How to mend it.
  public var help: String?
  /// Further places or output that belong to the message, one line each.
  public var notes: [String]

  /// Creates a diagnostic.
  public init(
    _ severity: Severity, at location: SourceLocation, _ message: String,
    rule: String? = nil, help: String? = nil, notes: [String] = []
  ) {
    self.severity = severity
    self.location = location
    self.message = message
    self.rule = rule
    self.help = help
    self.notes = notes
  }
}

extension Diagnostic {
  /// Whether the book cannot be called built while this stands.
  public var isError: Bool { severity == .error }
}
