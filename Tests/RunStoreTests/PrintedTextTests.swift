import Testing

@testable import RunStore

@Suite struct PrintedTextTests {
  @Test(arguments: [
    ("plain 中文\n\tx", "plain 中文\n\tx"),
    ("\u{1B}[31mred\u{1B}[0m", "red"),
    ("\u{1B}]0;title\u{07}x", "x"),
    ("a\u{08}b\u{7F}c\0", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    ("10 %\r50 %\r100 %\nx", "100 %\nx"), ("abc\rx\r\ny", "xbc\ny"), ("a\rb\r", "b"),
  ])
  func terminalSequencesAndControlsDoNotReachThePage(text: String, cleaned: String) {
    #expect(PrintedText.cleaned(text) == cleaned)
  }

  /// What turns the direction of writing ends with its line, and ends nothing outside.
  @Test(arguments: [
    ("\u{202E}ab\nc", "\u{202E}ab\u{202C}\nc"),
    ("\u{2067}\u{202B}a", "\u{2067}\u{202B}a\u{202C}\u{2069}"),
    ("a\u{202C}b\u{2069}", "ab"), ("\u{202A}a\u{202C}b", "\u{202A}a\u{202C}b"),
    ("\u{2066}\u{202C}a", "\u{2066}a\u{2069}"), ("שלום", "שלום"),
  ])
  func aValueDoesNotTurnWhatFollows(text: String, cleaned: String) {
    #expect(PrintedText.cleaned(text) == cleaned)
  }
}
