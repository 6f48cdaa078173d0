import BookDocument

/// A test of The Swift Programming Language: a block `swifttest` in a comment, whose lines begin with what
/// they are.
///
/// ```
/// -> let words = ["a", "b"]     code that readers see; lines without a mark go on with what is before
/// >> print(words.count)         code that they do not see
/// << 2                          what it prints; <- where the text states it too
/// /> there are \(words.count)   a comment that the text makes of values, and
/// </ there are 2                what it says
/// !$ error: …                   what the compiler says; lines !! show where,
/// !! test.swift:1:5: error: …   and some say it
/// xx assert                     how it traps
/// ```
struct SwiftTest: Equatable {
  /// A line of the test's code as a cell has it.
  struct Line: Equatable {
    var text: String
    var isHidden = false
  }

  /// A message of the compiler.
  struct Message: Equatable {
    var kind: String
    var text: String
    /// The line of the code that it is about, as the test shows it.
    var excerpt: String?
  }

  /// The program that the test is a part of.
  var group: String
  private(set) var lines: [Line] = []
  private(set) var printed: [String] = []
  private(set) var messages: [Message] = []
  private(set) var traps = false

  /// - Parameters:
  ///   - block: The lines of the block, without the indentation of its fence.
  ///   - group: The name of the test.
  init(_ block: some Sequence<String>, group: String) {
    self.group = String(group.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    for line in block { read(line) }
    while lines.last?.text.isEmpty == true { lines.removeLast() }
  }

  private static let marks = ["->", ">>", "<-", "<<", "/>", "</", "!$", "xx"]

  private mutating func read(_ line: String) {
    let trimmed = line.trimming()
    // Some have a further character, '!!-'.
    if trimmed.hasPrefix("!!") { return readExcerpt(trimmed.drop { $0 != " " }.trimming()) }
    let word = trimmed.prefix { $0 != " " }
    // Slips of the sources.
    let known = ["<<-": "<<", ">": ">>"][word] ?? String(word)
    let margin = line.prefix { $0 == " " }.count
    // A line that goes on can begin with an arrow of its own.
    guard margin < 3, let mark = Self.marks.first(where: { $0 == known }) else {
      let isComment = trimmed.hasPrefix("//")
      lines.append(
        Line(
          text: String(line.dropFirst(min(3, margin))),
          isHidden: !trimmed.isEmpty && !isComment && lines.last?.isHidden ?? false))
      return
    }
    let text = String(trimmed.dropFirst(word.count + 1))
    switch mark {
    case "->": lines.append(Line(text: text))
    case ">>": lines.append(Line(text: text, isHidden: true))
    case "<-":
      printed.append(text)
      lines.append(Line(text: "// Prints \"\(text)\""))
    case "<<": printed.append(text)
    case "/>": lines.append(Line(text: "print(\"\(text)\")", isHidden: true))
    case "</":
      printed.append(text)
      lines.append(Line(text: "// \(text)"))
    case "!$": readMessage(text)
    default: traps = true
    }
  }

  private mutating func readMessage(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return }
    messages.append(Message(kind: String(parts[0]), text: parts[1].trimming()))
  }

  /// A message with its place, or the first line that shows where the last one is about something.
  private mutating func readExcerpt(_ text: String) {
    if let message = text.firstMatch(of: /^\S+:\d+:\d+: (?<message>.+)$/) {
      return readMessage(String(message.message))
    }
    guard let last = messages.indices.last, messages[last].excerpt == nil else { return }
    messages[last].excerpt = text
  }
}

// MARK: - As a cell

extension SwiftTest {
  /// The cell that says the same, with what it prints in a block below.
  func cell(isShown: Bool) -> [String] {
    var text = ["```swift", "//| group: \(group)"]
    if !isShown { text += ["//| echo: false", "//| output: false"] }
    if let expectation { text.append("//| expect: \(expectation)") }
    text += lines.map { $0.isHidden && isShown ? "# \($0.text)" : $0.text } + ["```"]
    if !printed.isEmpty, expectedMessages.isEmpty, !traps {
      text += ["", "```output"] + printed + ["```"]
    }
    return text
  }

  /// What the option `expect` takes.
  private var expectation: String? {
    // The tests have a word for the reason, and not what Swift says.
    if traps { return "trap" }
    guard !expectedMessages.isEmpty else { return nil }
    let items = expectedMessages.map { message in
      let kind = message.kind == "error" ? "compile-error" : "warning"
      let place = line(of: message).map { ", line: \($0)" } ?? ""
      return "{\(kind): '\(message.text.replacing("'", with: "''"))'\(place)}"
    }
    return "[\(items.joined(separator: ", "))]"
  }

  /// Errors, and warnings; a note belongs to what it follows.
  private var expectedMessages: [Message] {
    messages.filter { ["error", "warning"].contains($0.kind) && !$0.text.isEmpty }
  }

  /// The line of the code that a message shows, unless several lines are like it.
  private func line(of message: Message) -> Int? {
    guard let excerpt = message.excerpt?.trimming() else { return nil }
    let places = lines.indices.filter { lines[$0].text.trimming() == excerpt }
    return places.count == 1 ? places[0] + 1 : nil
  }
}
