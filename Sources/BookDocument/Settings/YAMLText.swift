import Yams

/// A text of YAML, looked at before the parser sees it.
///
/// A book needs no aliases, anchors and tags, and a few lines of aliases can stand for more than any
/// machine holds; what is nested without end would end the program.
package struct YAMLText {
  /// Why a text is not read.
  package struct Refusal: Error, Hashable {
    /// What stands at the place.
    var fact: String
    var help: String
    /// The place, both counted from 1.
    ///
    /// - Units: columns are Unicode scalars, as the parser counts.
    var line: Int
    var column: Int
  }

  private static let deepest = 50
  /// The most spaces before a line, each of which can be a level.
  private static let widest = 200

  private let text: String
  private var line = 1
  private var column = 1
  private var depth = 0
  private var place: String.UnicodeScalarView.Index
  /// Whether a value can start here.
  private var isAtStart = true
  /// How many values began on this line without a word between them: `- - - `.
  private var starts = 0
  /// The indentation of the line whose value is a block of lines, which holds anything.
  private var literalIndentation: Int?

  private init(_ text: String) {
    self.text = text
    place = text.unicodeScalars.startIndex
  }

  /// Parses the text.
  ///
  /// - Throws: ``Refusal`` for what a book does not need, `YamlError` for what is not YAML.
  static func compose(_ text: String) throws -> Node? {
    var scanner = YAMLText(text)
    try scanner.scan()
    return try Yams.compose(yaml: text)
  }

  /// Whether a text has nothing that a book does not need.
  package static func isPlain(_ text: String) -> Bool {
    var scanner = YAMLText(text)
    return (try? scanner.scan()) != nil
  }

  private mutating func scan() throws(Refusal) {
    while peek() != nil {
      if column == 1 { try beginLine() }
      guard let scalar = peek() else { return }
      switch scalar {
      case "\n", " ", "\t": advance()
      case "#" where isAtStart || isAfterBlank: skipLine()
      case "'", "\"": if isAtStart { skipQuoted(scalar) } else { advance() }
      case "[", "{": try open()
      case "]", "}":
        depth = max(0, depth - 1)
        isAtStart = false
        advance()
      case "|", ">": try beginBlock()
      case "&", "*", "!": try refuseIndirection(scalar)
      case "-", "?", ":", ",": try separate(scalar)
      default:
        isAtStart = false
        starts = 0
        advance()
      }
    }
  }

  // MARK: - Pieces

  private mutating func beginLine() throws(Refusal) {
    isAtStart = true
    starts = 0
    if let margin = indentation(), !margin.isEmpty, margin.count > Self.widest { throw tooDeep }
    guard let outer = literalIndentation else { return }
    // Lines that are further to the right, and empty ones, belong to the block.
    while let next = indentation(), next.isEmpty || next.count > outer {
      skipLine()
      guard peek() == "\n" else { return }
      advance()
    }
    literalIndentation = nil
  }

  private mutating func open() throws(Refusal) {
    guard isAtStart || depth > 0 else { return advance() }
    depth += 1
    guard depth <= Self.deepest else { throw tooDeep }
    isAtStart = true
    advance()
  }

  private mutating func beginBlock() throws(Refusal) {
    if isAtStart, depth == 0 { literalIndentation = currentIndentation }
    isAtStart = false
    advance()
  }

  private mutating func refuseIndirection(_ scalar: Unicode.Scalar) throws(Refusal) {
    guard isAtStart else { return advance() }
    let kind = scalar == "&" ? "an anchor" : scalar == "*" ? "an alias" : "a tag"
    throw Refusal(
      fact: "the value starts with '\(scalar)', which makes it \(kind)",
      help: "a text that starts with '\(scalar)' needs quotes", line: line, column: column)
  }

  private mutating func separate(_ scalar: Unicode.Scalar) throws(Refusal) {
    let next = text.unicodeScalars[text.unicodeScalars.index(after: place)...].first
    let isSeparator =
      scalar == ","
      ? depth > 0
      : next == nil || next == " " || next == "\n" || next == "\t"
        || scalar == ":" && depth > 0
    if isSeparator {
      starts += 1
      guard starts <= Self.deepest || depth > 0 else { throw tooDeep }
      isAtStart = true
    } else {
      isAtStart = false
    }
    advance()
  }

  private var tooDeep: Refusal {
    Refusal(
      fact: "the values are nested more than \(Self.deepest) deep",
      help: "a book's settings need two or three levels", line: line, column: column)
  }

  // MARK: - Places

  private func peek() -> Unicode.Scalar? {
    place < text.unicodeScalars.endIndex ? text.unicodeScalars[place] : nil
  }

  private var isAfterBlank: Bool {
    guard place > text.unicodeScalars.startIndex else { return true }
    return " \t\n".unicodeScalars.contains(
      text.unicodeScalars[text.unicodeScalars.index(before: place)])
  }

  private mutating func advance() {
    let scalar = text.unicodeScalars[place]
    place = text.unicodeScalars.index(after: place)
    line += scalar == "\n" ? 1 : 0
    column = scalar == "\n" ? 1 : column + 1
  }

  private mutating func skipLine() {
    while let scalar = peek(), scalar != "\n" { advance() }
  }

  private mutating func skipQuoted(_ mark: Unicode.Scalar) {
    advance()
    while let scalar = peek() {
      advance()
      if scalar == "\\", mark == "\"", peek() != nil { advance() }
      if scalar == mark {
        // In single quotes a doubled one is one of the text.
        guard mark == "'", peek() == "'" else { break }
        advance()
      }
    }
    isAtStart = false
  }

  /// The indentation of the line that starts here, and whether nothing follows it.
  private func indentation() -> (count: Int, isEmpty: Bool)? {
    guard peek() != nil else { return nil }
    let rest = text.unicodeScalars[place...]
    let count = rest.prefix { $0 == " " }.count
    let next = rest.dropFirst(count).first
    return (count, next == nil || next == "\n")
  }

  private var currentIndentation: Int {
    let before = text.unicodeScalars[..<place]
    let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    return before[start...].prefix { $0 == " " || $0 == "-" }.count
  }
}
