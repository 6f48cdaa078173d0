import Testing

@testable import BookDocument

@Suite struct YAMLSlipTests {
  @Test(arguments: [
    ("title: @home\n", "the value starts with '@', with which YAML lets no text start", 1, 8),
    ("title: `code`\n", "the value starts with '`', with which YAML lets no text start", 1, 8),
    ("title: \"open\nlanguage: en\n", "a text without its closing quote", 1, 8),
    ("title: 'it's'\n", "the text ends at this quote", 1, 11),
    ("macros: {\"\\R\": x}\n", "in double quotes '\\R' is no character", 1, 11),
    ("title: t\n---\ntitle: u\n", "a second document begins here", 2, 1),
    ("title: t\n  language: en\n", "the line is indented otherwise than the line above", 2, 3),
    ("chapters:\n  - a\n - b\n", "the line is indented otherwise than the line above", 3, 2),
    ("limits: {cell: 5, cell: 6}\n", "duplicate key 'cell'", 1, 19),
    ("title:\u{A0}t\n", "a character that nobody sees, U+00A0", 1, 7),
    ("title: a\0b\n", "a character that nobody sees, U+0000", 1, 9),
    ("title: a\u{2028}b\n", "a character that nobody sees, U+2028", 1, 9),
  ])
  func aSlipIsNamedAtItsPlace(
    _ text: String, _ message: String, _ line: Int, _ column: Int
  ) {
    var reader = YAMLReader(text, path: "book.yml")
    _ = reader.root(rule: "write 'key: value' lines")
    #expect(reader.diagnostics.map(\.message) == [message])
    #expect(
      reader.diagnostics.map(\.location)
        == [SourceLocation(path: "book.yml", line: line, column: column)])
    #expect(reader.diagnostics.allSatisfy { $0.help != nil })
  }

  @Test(arguments: [
    ("limits：{cell", "write ': ', a half-width colon and a space"),
    ("\u{200B}title", "the key has a character that nobody sees: write it again"),
  ])
  func aKeyThatOnlyLooksRightIsExplained(_ key: String, _ help: String) {
    #expect(YAMLSlip.help(forKey: key) == help)
  }

  @Test func anotherKeyIsNot() {
    #expect(YAMLSlip.help(forKey: "标题") == nil)
  }
}
