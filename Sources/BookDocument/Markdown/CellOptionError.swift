import CellRecords

/// What can be wrong with one option line of a cell.
enum CellOptionError: Error {
  case notAPair(String)
  /// A value that would follow on further lines.
  case severalLines(String)
  case noValue(String)
  case unknown(String)
  case repeated(String)
  /// The option's name, why, and the value as it is written.
  case needsQuotes(String, String, String)
  case wrongKind(CellOptionKey, String)
  case unknownExpectation(String)
  case reservedLabel(String)

  /// The error with its place: the name in the line is what the caret points at.
  func diagnostic(at start: SourceLocation, line: String) -> Diagnostic {
    Diagnostic(id, at: Self.place(in: line, at: start), message, rule: rule, help: help)
  }

  /// The place of an option's name in its line.
  static func place(in line: String, at start: SourceLocation) -> SourceLocation {
    var location = start
    let lead = line.dropFirst(CellOptionsParser.prefix.count).prefix { $0 == " " }.utf8.count
    location.column += CellOptionsParser.prefix.utf8.count + lead
    return location
  }

  private var id: DiagnosticID {
    switch self {
    case .notAPair, .severalLines: .cellOptionMalformed
    case .noValue: .cellOptionWithoutValue
    case .unknown: .cellOptionUnknown
    case .repeated: .cellOptionDuplicate
    case .needsQuotes: .cellOptionNeedsQuotes
    case .wrongKind: .cellOptionInvalid
    case .unknownExpectation: .expectationUnknown
    case .reservedLabel: .labelReserved
    }
  }

  private var message: String {
    switch self {
    case .notAPair: "this option line has no key and value"
    case .severalLines(let name): "the cell option '\(name)' begins a text of several lines"
    case .noValue(let name): "the cell option '\(name)' has no value"
    case .unknown(let name): "unknown cell option '\(name)'"
    case .repeated(let name): "duplicate cell option '\(name)'"
    case .needsQuotes(let name, let why, _): "the value of '\(name)' needs quotes: \(why)"
    case .wrongKind(let key, let kind): "the cell option '\(key.rawValue)' takes \(kind)"
    case .unknownExpectation(let name): "unknown expectation '\(name)'"
    case .reservedLabel(let name): "the label '\(name)' is reserved"
    }
  }

  /// The line with the value in single quotes, in which nothing but a quote means anything.
  private static func quoted(_ name: String, _ value: String) -> String {
    let isQuoted =
      value.count > 1 && value.first == value.last && "\"'".contains(value.first ?? " ")
    let text = (isQuoted ? String(value.dropFirst().dropLast()) : value)
      .replacing("'", with: "''")
    return text.count > 60 ? "//| \(name): '…'" : "//| \(name): '\(text)'"
  }

  /// The line as it was meant: with a colon of Chinese text, or as an assignment.
  private static func pair(_ text: String) -> String? {
    guard let match = text.wholeMatch(of: /\s*(?<name>[A-Za-z]+)\s*[：=]\s*(?<value>\S.*)/) else {
      return nil
    }
    return "write '//| \(match.name): \(match.value)'"
  }

  private var rule: String? {
    switch self {
    case .notAPair, .noValue: "an option is written '//| key: value'"
    case .severalLines: "an option is one line"
    case .reservedLabel: Label.reservedRule
    default: nil
    }
  }

  private var help: String? {
    switch self {
    case .unknown(let name):
      DidYouMean.help(for: name, allowed: CellOptionKey.allCases.map(\.rawValue))
    case .unknownExpectation(let name):
      DidYouMean.help(for: name, allowed: Expectation.kinds.map(\.rawValue))
    case .needsQuotes(let name, _, let value): "write \(Self.quoted(name, value))"
    case .repeated: "keep one of the two lines"
    case .severalLines(let name): "write '//| \(name): …' with the whole text on the line"
    case .notAPair(let text): Self.pair(text)
    default: nil
    }
  }
}
