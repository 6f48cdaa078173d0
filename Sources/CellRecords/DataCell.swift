/// What one cell of a data table holds.
public enum DataCell: Sendable, Hashable, Codable {
  /// Words for readers.
  case text(String)
  /// A formatted number in ASCII: `-0.5`, `1.2e-6`, `nan` or `inf`.
  case number(String)
  /// The names of axes, such as those of rows and columns in the corner of a matrix.
  case axes([String], separator: String)
  /// Tokens of a text, each shown as code.
  case tokens([String])
  /// The tokens that a step sees, and the one that it sees for the first time.
  case prefix(earlier: [String], newest: String)
  /// An exact count with its digits in groups, and how many times the first count of its row it is.
  case count(digits: String, ratio: String?)
  /// A token compared with what it should be; the sign says how it came out.
  case verdict(token: String, agrees: Bool)
  /// A position that the mask hides.
  case masked
  /// Positions left out in the middle.
  case elided

  /// The name of one axis.
  public static func axis(_ name: String) -> DataCell { .axes([name], separator: "") }

  /// The cell in plain text.
  public var text: String {
    switch self {
    case .text(let words): words
    case .number(let digits): digits
    case .axes(let names, let separator): names.joined(separator: separator)
    case .tokens(let tokens): tokens.joined(separator: " ")
    case .prefix(let earlier, let newest): (earlier + ["[\(newest)]"]).joined(separator: " ")
    case .count(let digits, let ratio): digits + (ratio.map { " x\($0)" } ?? "")
    case .verdict(let token, let agrees): (agrees ? "= " : "! ") + token
    case .masked: "x"
    case .elided: "..."
    }
  }

  /// Whether the cell lines up at its right edge.
  public var isTrailing: Bool {
    switch self {
    case .number, .count, .masked, .elided: true
    case .text, .axes, .tokens, .prefix, .verdict: false
    }
  }
}
